"""Text as TCVN3 (ABC) fonts hold it: one byte a letter, which Excel stores as the Latin-1 letter of that byte.

Capitals with a tone have no code of their own: they are the small letter's, drawn by a capital font (.VnTimeH).
"""
LETTERS = "ÂÊÔàáâãèéêìíòóôõùúýĂĐƠƯăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
CODES = bytes.fromhex(
    "a2a3a4b5b8a9b7ccd0aad7dddfe3abe2eff3fda1a7a5a6a8aedcf2acadb9b6cac7c8c9cbbe"
    "bbbcbdc6d1cecfd5d2d3d4d6d8dee4e1e8e5e6e7e9edeaebeceef4f1f8f5f6f7f9fafefbfc")
CODE = dict(zip(LETTERS, CODES.decode("latin-1")))


def tcvn3(text):
    return "".join(CODE.get(c) or CODE.get(c.lower(), c) for c in text)


def typed(text, style):
    """A text cell as it was typed with the fonts of that time."""
    capitals = text.isupper() and any(c in CODE or c.lower() in CODE for c in text)
    return tcvn3(text), {**style, "face": ".VnTimeH" if capitals else ".VnTime"}
