"""One signed text, made wrong at every place: each member changed, removed, given a sibling. Nothing of it may be valid.

Not here, since it changes nothing that was said: another order of members or of a set's items, and leaving out a disclosure of an SD-JWT or sending one twice.
"""

import base64
import copy
import json

# Places that say which words, which suite or which key is meant. When they name one that is not known here, "undetermined" for that reason,
# and for no other, is the honest word; everywhere else a change must be called what it is.
OPEN = (
    # With a suite of JCS, contexts after those that the proof repeats are not signed (VC Data Integrity EdDSA 1.0, 3.3.2).
    (('/@context',), ('context.unknown', 'property.hidden')),
    (('/proof/type', '/proof/cryptosuite', 'header/alg'), ('proof.unsupported',)),
    (('/proof/verificationMethod', 'header/kid', 'header/jwk'), ('key.unavailable', 'key.unsupported')),
    (('/issuer/id', 'payload/issuer/id', 'payload/iss'), ('key.unavailable',)),
)


def reasons(where):
    """Why a change at this place may be undetermined; nothing of it when it may not."""
    return next((codes for places, codes in OPEN if any(where == place or where.startswith(place + '/') for place in places)), ())


def unpack(part):
    return json.loads(base64.urlsafe_b64decode(part + '=' * (-len(part) % 4)))


def pack(value):
    return base64.urlsafe_b64encode(json.dumps(value, ensure_ascii=False).encode('utf-8')).rstrip(b'=').decode()


def other(value):
    """Another value of the same kind, as near as can be."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, (int, float)):
        return value + 1
    if not isinstance(value, str):
        return 'sweep'
    for place in range(len(value) - 1, -1, -1):
        letter = value[place]
        if letter.isascii() and letter.isalnum():
            near = {'9': '8', 'z': 'y', 'Z': 'Y'}.get(letter) or chr(ord(letter) + 1)
            return value[:place] + near + value[place + 1:]
    return value + '一'


def places(value, path=()):
    """Paths of all members and items, outermost first."""
    for key in (value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()):
        yield path + (key,)
        yield from places(value[key], path + (key,))


def edited(root, path, edit):
    root = copy.deepcopy(root)
    holder = root
    for key in path[:-1]:
        holder = holder[key]
    edit(holder, path[-1])
    return root


def change(holder, key):
    holder[key] = other(holder[key])


def remove(holder, key):
    del holder[key]


def add(holder, key):
    """Into the object or the list that stands there."""
    if isinstance(holder[key], dict):
        holder[key]['sweep'] = 'sweep'
    else:
        item = copy.deepcopy(holder[key][0]) if holder[key] else 'sweep'
        if isinstance(item, dict):
            change(item, next(iter(item)))
        holder[key].append(item if isinstance(item, dict) else other(item))


def word(holder, key):
    """A word that the contexts know, where it is not said yet."""
    holder[key]['description'] = 'sweep'


def edits(value):
    """(where, how, the changed value)"""
    for path in places({'': value}):
        where = '/'.join(map(str, path))
        at = edited({'': value}, path, lambda holder, key: None)
        for key in path:
            at = at[key]
        for how in (change, remove, add, word):
            fit = {add: isinstance(at, (dict, list)), word: isinstance(at, dict) and 'description' not in at}
            if fit.get(how, len(path) > 1):
                yield where, how.__name__, edited({'': value}, path, how)['']


def of_json(text):
    whole = json.loads(text)
    yield 'control', '', json.dumps(whole, ensure_ascii=False)
    for where, how, value in edits(whole):
        yield where, how, json.dumps(value, ensure_ascii=False)


def of_token(text):
    """A JWT, or an SD-JWT: three parts and its disclosures."""
    token, *disclosures = text.strip().split('~')
    header, payload, signature = token.split('.')
    disclosures, tail = disclosures[:-1], disclosures[-1:]

    def joined(header=header, payload=payload, signature=signature, disclosures=disclosures):
        return '~'.join(['.'.join((header, payload, signature)), *disclosures, *tail])

    yield 'control', '', joined()
    for name in ('header', 'payload'):
        for where, how, value in edits(unpack({'header': header, 'payload': payload}[name])):
            yield name + where, how, joined(**{name: pack(value)})
    yield 'signature', 'change', joined(signature=other(signature))
    yield 'signature', 'remove', joined(signature='')
    for number, disclosure in enumerate(disclosures):
        for where, how, value in edits(unpack(disclosure)):
            parts = [*disclosures[:number], pack(value), *disclosures[number + 1:]]
            yield f'disclosure {number}{where}', how, joined(disclosures=parts)
    if tail:
        yield 'disclosures', 'add', joined(disclosures=[*disclosures, pack(['c3dlZXA', 'licenseNumber', '主-24-0188'])])


def variants(text):
    """(where, how, the changed text); first the text itself, written anew, as 'control'."""
    return of_json(text) if text.lstrip().startswith('{') else of_token(text)
