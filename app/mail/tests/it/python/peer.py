"""Reads messages, each after a line with its length, and answers a line of JSON for each.

python peer.py headers          what the standard library makes of the headers
python peer.py dkim NAME=RECORD …   whether dkimpy accepts the signatures, with these records as the DNS
"""

import json
import sys
from email import policy
from email.parser import BytesHeaderParser, BytesParser
from email.utils import getaddresses


def messages():
    while length := sys.stdin.buffer.readline():
        yield sys.stdin.buffer.read(int(length))


def headers(number, message):
    # every tenth with its body, which takes longer
    parser = BytesParser if number % 10 == 0 else BytesHeaderParser
    parsed = parser(policy=policy.SMTP).parsebytes(message)
    addresses = lambda name: [address for _, address in getaddresses(parsed.get_all(name, []))]
    return {
        "names": parsed.keys(),
        "to": addresses("to"),
        "from": addresses("from"),
        "others": addresses("cc") + addresses("bcc"),
        "subject": str(parsed["subject"]),
        "defects": [str(defect) for defect in parsed.defects],
        "parts": [part.get_content_type() for part in parsed.walk()] if number % 10 == 0 else None,
    }


def signed(records, message):
    import dkim

    def record(name, timeout=5):
        return records.get(name.rstrip(b".").lower())

    def accepts(index):
        try:
            return dkim.DKIM(message).verify(index, dnsfunc=record)
        except dkim.ValidationError:
            return False

    return [accepts(index) for index in range(message.lower().count(b"dkim-signature:"))]


def main():
    task, *rest = sys.argv[1:]
    records = dict(pair.encode().split(b"=", 1) for pair in rest)
    for number, message in enumerate(messages()):
        answer = headers(number, message) if task == "headers" else signed(records, message)
        print(json.dumps(answer))


main()
