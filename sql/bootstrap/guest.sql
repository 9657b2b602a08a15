-- The guest: the anonymous account, which can neither change its password nor see other accounts' statements.
CREATE USER IF NOT EXISTS ''@'%';
