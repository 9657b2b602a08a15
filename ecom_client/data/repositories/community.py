"""The community board: read by everybody, written by accounts, kept in order by administrators."""

from __future__ import annotations

from sqlalchemy import select

from ecom_client.data.paging import SortKey, ViewSource, contains, one_of, within
from ecom_client.data.typed_source import TypedSource
from ecom_client.data.views import public
from ecom_client.data.views.messages import admin_post
from ecom_client.data.wire import Wire
from ecom_client.domain.community import Reply, Topic
from ecom_client.domain.identity import Window

_post = admin_post.c
POSTS = ViewSource(
    admin_post,
    sorts=(SortKey("written_at", descending=True),),
    filters={
        "words": contains(_post.title, _post.content, _post.author_name, _post.login_name),
        "kind": one_of(_post.kind),
        "hidden": lambda value: _post.hidden_at.is_not(None) if value else _post.hidden_at.is_(None),
        "written_at": within(_post.written_at),
    },
)
"""Every topic and reply, for administrators who may read the module."""

_topic = public.topic.c
_TOPICS = ViewSource(
    public.topic,
    sorts=(SortKey("last_at", descending=True),),
    filters={"words": contains(_topic.title, _topic.content)},
)


class Community:
    """Questions about the board."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    @staticmethod
    def source() -> TypedSource[Topic]:
        """The topics, the one somebody last wrote in first. Filter: `words`, part of title or content."""
        return TypedSource(_TOPICS, lambda row: Topic(**row))

    def topic(self, topic_id: int) -> Topic | None:
        """One topic; None when it is not (any longer) there."""
        rows = self._wire.rows(select(public.topic).where(_topic.id == topic_id))
        return Topic(**rows[0]) if rows else None

    def replies(self, topic_id: int) -> list[Reply]:
        """The replies to a topic, the oldest first."""
        view = public.reply
        statement = select(view).where(view.c.topic_id == topic_id).order_by(view.c.id)
        return [Reply(**row) for row in self._wire.rows(statement)]

    def own(self, topic_id: int) -> set[int]:
        """The ids of what the account that is signed in wrote in a topic, the topic's own among them."""
        return {int(row["id"]) for row in self._wire.read("my_posts", topic_id)}

    def begin(self, key: str, window: Window, title: str, content: str) -> int:
        """Begin a topic; its id.

        Refused: too_many_messages, text_missing, text_too_long, text_unprintable (title, content).
        """
        return int(self._wire.write("write_topic", key, window.value, title, content)["id"])

    def reply(self, key: str, window: Window, topic_id: int, content: str) -> int:
        """Reply to a topic; the reply's id.

        Refused: not_found, conversation_full, blocked_by_recipient, too_many_messages, text_missing, text_too_long,
        text_unprintable (content).
        """
        return int(self._wire.write("write_reply", key, window.value, topic_id, content)["id"])

    def remove(self, post_id: int) -> None:
        """Take an own topic with its replies, or an own reply, off the board. Refused: not_found."""
        self._wire.write("remove_post", post_id)

    # For administrators

    def hide(self, key: str, post_id: int, version: int, reason: str) -> None:
        """Take it off the board. Refused: not_found, changed_meanwhile, text_missing (reason)."""
        self._wire.write("hide_post", key, post_id, version, reason)

    def show(self, key: str, post_id: int, version: int) -> None:
        """Put it back. Refused: not_found, changed_meanwhile."""
        self._wire.write("show_post", key, post_id, version)
