"""Opens sealed records from the master key and the documentation alone.

Reads one request a line, all in hexadecimal: master key, collection, identifier, version, expiry (16 digits, or -), value.
Answers each with the content, or "refused".
"""

import struct
import sys

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def mac(key, message):
    code = hmac.HMAC(key, hashes.SHA256())
    code.update(message)
    return code.finalize()


def counted(content):
    return struct.pack(">I", len(content)) + content


def open_record(master, collection, identifier, version, expiry, value):
    name_length = value[1]
    name, rest = value[2 : 2 + name_length], value[2 + name_length :]
    nonce, sealed = rest[:12], rest[12:]
    concentrated = mac(b"swift-mfa master key", master)
    key = mac(concentrated, b"record\0" + collection + b"\0" + identifier + b"\1")
    context = value[:1] + b"".join(counted(part) for part in (name, collection, identifier, version, expiry))
    return AESGCM(key).decrypt(nonce, sealed, context)


for line in sys.stdin:
    fields = [b"" if field == "-" else bytes.fromhex(field) for field in line.rstrip("\n").split(" ")]
    try:
        print(open_record(*fields).hex())
    except InvalidTag:
        print("refused")
