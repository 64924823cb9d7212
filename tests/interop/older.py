"""Open Badges 2.0 of other houses: what a change of each member may come to. Nothing of it may be valid that says something else.

A signed badge stands under one signature: no change is valid. A hosted one is a copy of what its server says: a change of
what decides is rejected, and a change of anything else is named.
"""

import sweep

DECIDING = ('recipient', 'badge', 'issuedOn', 'expires')
# A copy that names another address is asked about there; one that names another context, type or way is another document.
ELSEWHERE = ('id', '@context', 'type', 'verification')


def variants(file):
    return list(sweep.variants(file.read_text(encoding='utf-8')))


def fault(file, where, how, report):
    """What is wrong with this report on a changed copy; nothing when it is right."""
    verdict, codes = report.get('verdict'), [check.get('code') for check in report.get('checks', [])]
    if where == 'control':
        return None if verdict == 'valid' else f'{verdict} ({report.get("reason")})'
    if file.suffix != '.json':
        return 'valid' if verdict == 'valid' else None
    member = where.strip('/').split('/')[0]
    if member in DECIDING and how in ('change', 'remove') and where != '/recipient/hashed' and verdict == 'valid':
        return 'valid'
    if verdict == 'valid' and not {'form.differs', 'form.missing', 'form.value'} & set(codes) and member not in ('',) + ELSEWHERE + DECIDING:
        return 'valid, and nothing is said of it'
    if verdict not in ('valid', 'rejected') and member not in ELSEWHERE:
        return f'{verdict} ({report.get("reason")})'
    return None
