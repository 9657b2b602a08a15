"""What the samples say: names of categories, descriptions, reviews, in Chinese and English."""

from __future__ import annotations

CATEGORIES = {
    "手机 Phones": {"smartphones": "智能手机 Smartphones", "phone_parts": "手机配件 Phone accessories"},
    "电脑 Computers": {
        "laptops": "笔记本和平板 Laptops and tablets",
        "peripherals": "键盘鼠标 Keyboards and mice",
        "storage": "存储 Storage",
    },
    "影音 Sound and pictures": {
        "headphones": "耳机 Headphones",
        "cameras": "相机 Cameras",
        "speakers": "音箱 Speakers",
    },
    "书籍 Books": {"textbooks": "教材 Textbooks", "novels": "小说 Novels", "languages": "语言学习 Languages"},
    "文具 Stationery": {"pens": "笔 Pens", "notebooks": "本册 Notebooks"},
    "宿舍 Dorm": {"lamps": "灯具 Lamps", "boxes": "收纳 Storage boxes", "bedding": "床品 Bedding"},
    "厨房 Kitchen": {"cups": "杯壶 Cups and bottles", "appliances": "小家电 Small appliances"},
    "服饰 Clothing": {"jackets": "外套 Jackets", "bags": "箱包 Bags", "shoes": "鞋 Shoes"},
    "运动 Sports": {"balls": "球类 Ball games", "fitness": "健身 Fitness", "outdoor": "户外 Outdoor"},
    "骑行 Cycling": {"bicycles": "自行车 Bicycles", "bike_parts": "骑行配件 Cycling accessories"},
    "乐器 Music": {"guitars": "吉他 Guitars", "keyboards": "键盘乐器 Keyboard instruments"},
    "绿植宠物 Plants and pets": {"plants": "绿植 Plants", "pets": "宠物用品 Pet supplies"},
}
"""Roots and what stands below them: key → name."""

CONDITIONS = {
    "new": ("全新，支持七天无理由退货。", "New, returns within seven days."),
    "like_new": ("几乎全新，没有使用痕迹。", "Like new, no marks of use."),
    "good": ("成色良好，功能正常，支持当面验货。", "In good shape, all works; have a look before you buy."),
    "worn": ("有使用痕迹，不影响使用，价格可小议。", "Worn but working; the price says so."),
}

PITCHES = {
    "phone": ("屏幕清晰，续航一整天，电池健康可当场查看。", "Sharp screen and a battery that lasts the day."),
    "phone_stand": ("折叠后可以放进口袋，角度随意调。", "Folds flat into a pocket, any angle."),
    "phone_case": ("四角加厚防摔，按键手感好。", "Thick corners, buttons that click."),
    "charger": ("小巧不发烫，自带一米线。", "Small, stays cool, comes with a one-metre cable."),
    "laptop": (
        "开机快、散热安静，写作业和剪视频都够用。",
        "Starts fast and stays quiet, for homework and video alike.",
    ),
    "tablet": ("看文献、记笔记、追剧都方便。", "For papers, notes and series."),
    "keyboard": ("键感清脆，宿舍用也不吵。", "Crisp keys that let room-mates sleep."),
    "mouse": ("贴手不累，一节电池用半年。", "Sits well in the hand, half a year on one battery."),
    "usb_stick": ("读写快，金属外壳，附挂绳。", "Fast, metal case, with a strap."),
    "headphones": ("声音干净，佩戴舒适，自习室里的安静。", "Clean sound and quiet in the study room."),
    "camera": ("小巧好带，送一张存储卡。", "Small enough to carry, a memory card included."),
    "speaker": ("低音扎实，连上就响。", "Solid bass, plays as soon as it is connected."),
    "book": ("正版，纸张护眼，课后习题有答案。", "Original edition, answers to the exercises at the back."),
    "book_stack": ("整套出，单本不拆。", "Sold as a set only."),
    "pen": ("出墨顺滑，不洇纸。", "Smooth ink that does not bleed."),
    "notebook": ("纸张厚实，可以平摊。", "Thick paper, lies flat."),
    "lamp": ("无频闪，暖光冷光可选。", "No flicker, warm or cold light."),
    "box": ("带盖防尘，可以叠放。", "With lid, can be stacked."),
    "pillow": ("透气亲肤，可机洗。", "Breathes and can be washed."),
    "cup": ("容量刚好一杯咖啡，可进微波炉。", "Just a coffee's worth, microwave safe."),
    "bottle": ("不漏水，早上的热水晚上还热。", "Does not leak; still warm in the evening."),
    "kettle": ("三分钟烧开，自动断电，宿舍限电可用。", "Boils in three minutes and switches itself off."),
    "jacket": ("版型宽松，口袋多。", "Loose cut, plenty of pockets."),
    "backpack": ("分层合理，背着不累，防泼水。", "Sensible pockets, light on the back, sheds rain."),
    "sneaker": ("脚感轻，抓地好，请按平时尺码选。", "Light with good grip; take your usual size."),
    "ball": ("手感扎实，附打气筒。", "Good feel, pump included."),
    "racket": ("已穿线，附拍套。", "Strung, with a cover."),
    "dumbbell": ("包胶不伤地板。", "Rubber coating spares the floor."),
    "mat": ("防滑，附收纳绑带。", "Does not slip, with a strap."),
    "tent": ("五分钟搭好，防雨。", "Up in five minutes, keeps the rain out."),
    "bike": (
        "刚做过保养，刹车变速都已调好，可以试骑。",
        "Just serviced, brakes and gears adjusted; try it first.",
    ),
    "helmet": ("重量轻，可调头围。", "Light, adjustable."),
    "lock": ("钢缆加粗，附两把钥匙。", "Thick cable, two keys."),
    "bike_light": ("三档亮度，防雨。", "Three levels, rainproof."),
    "guitar": ("琴颈平直，音准好，附琴包和调音器。", "Straight neck, true pitch, bag and tuner included."),
    "piano": ("力度键盘，可插耳机，不打扰室友。", "Touch-sensitive keys and a headphone socket."),
    "plant": ("已服盆，状态好，新手也能养活。", "Settled in its pot and easy to keep."),
    "fish_bowl": ("附灯和过滤，开箱即用。", "With light and filter, ready to use."),
    "cat_bed": ("可拆洗，猫已经试睡过。", "Washable, tested by a cat."),
}
"""What is said of each kind of thing."""

BULK_COLOURS = (
    ("白色", "white"),
    ("黑色", "black"),
    ("红色", "red"),
    ("蓝色", "blue"),
    ("绿色", "green"),
    ("灰色", "grey"),
    ("粉色", "pink"),
    ("橙色", "orange"),
)

REVIEWS = {
    5: (
        "很好，和描述一样，发货也快。",
        "Exactly as described, quick delivery.",
        "用了一周，非常满意，推荐。",
        "质量超出预期，还会再来。",
        "Great value, would buy again.",
        "包装很用心，谢谢卖家。",
    ),
    4: (
        "整体不错，就是到得晚了一天。",
        "Good, though a day late.",
        "东西好，颜色比图片深一点。",
        "Works well, the manual could be better.",
    ),
    3: ("一般，对得起这个价格。", "All right for the price.", "能用，做工还可以再细一点。"),
    2: ("和想象的有差距。", "Not quite what I expected.", "包装压坏了，东西没事。"),
    1: ("用了两天就有问题，已联系卖家。", "Stopped working after two days.", "不推荐。"),
}
"""What customers write, by stars."""

REPLIES = ("谢谢支持，欢迎再来。", "Thank you, see you again.", "抱歉给您带来不便，已私信联系您处理。")

REASONS = (
    "不想要了",
    "地址填错了，重新下单",
    "Ordered by mistake",
    "缺货，抱歉",
    "Found it cheaper elsewhere",
)

NOTES = ("", "", "", "请放宿舍楼下快递柜", "周末送货", "Please call before delivery", "麻烦包装结实一点")

CARRIERS = ("顺丰 SF", "中通 ZTO", "圆通 YTO", "京东 JD")

PLACES = ("图书馆门口 Library entrance", "南门车棚 South gate", "一食堂 Canteen 1", "体育馆 Gym")

TALKS = (
    ("请问什么时候发货？", "今天下午就发，单号稍后给您。"),
    ("Could you pack it well? It is a present.", "Of course, with a box of its own."),
    ("收到了，但少了一根充电线。", "非常抱歉，明天补寄给您。"),
    ("Is there an invoice in the parcel?", "Yes, and you find one under your order as well."),
    ("可以改到北苑取货吗？", "可以，到了给您发消息。"),
    (
        "The colour differs a little from the picture.",
        "We are sorry; you may give it back within seven days.",
    ),
    ("能不能送到宿舍楼下？", "可以，晚上八点以后行吗？"),
    ("How do I pair it with my phone?", "Hold the button for three seconds until it blinks."),
    ("尺寸偏小，可以换大一号吗？", "可以换，请把旧的寄回来就行。"),
    ("Thank you, it works well.", "Glad to hear that. Enjoy it!"),
)
"""What customers ask about an order, and what vendors answer."""
