"""The smallest compound files (CFB, as of Office 97): one FAT sector, one directory sector, streams of whole sectors."""
import struct

SECTOR, END, FREE, FAT = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def compound(streams):
    """`streams`: {name: bytes}, up to three; each is padded to 4,096 bytes, below which the mini stream would begin."""
    fat, data, entries, sector = [FAT, END], b"", [], 2
    for name, content in streams.items():
        content = content.ljust(max(4096, -(-len(content) // SECTOR) * SECTOR), b"\0")
        count = len(content) // SECTOR
        fat += [*range(sector + 1, sector + count), END]
        entries.append((name, 2, sector, len(content)))
        data, sector = data + content, sector + count
    fat += [FREE] * (SECTOR // 4 - len(fat))
    directory = entry("Root Entry", 5, END, 0, child=1 if entries else FREE)
    for place, (name, kind, start, size) in enumerate(entries):
        directory += entry(name, kind, start, size, right=place + 2 if place + 1 < len(entries) else FREE)
    directory = directory.ljust(SECTOR, b"\0")
    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0) + struct.pack("<I", 0) + struct.pack("<I", FREE) * 108
    return header + struct.pack(f"<{SECTOR // 4}I", *fat[:SECTOR // 4]) + directory + data


def entry(name, kind, start, size, right=FREE, child=FREE):
    text = name.encode("utf-16-le")
    return (text.ljust(64, b"\0") + struct.pack("<HBB", len(text) + 2, kind, 1) + struct.pack("<III", FREE, right, child) + bytes(36)
            + struct.pack("<IQ", start, size))


def old_workbook():
    """A BIFF8 stream: BOF of the globals and EOF."""
    return compound({"Workbook": struct.pack("<HHHHHHII", 0x0809, 16, 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6) + struct.pack("<HH", 0x000A, 0)})


def encrypted():
    """As Excel saves a workbook with a password."""
    return compound({"EncryptionInfo": struct.pack("<HHI", 4, 4, 0x40) + b"<encryption/>", "EncryptedPackage": bytes(range(256)) * 20})
