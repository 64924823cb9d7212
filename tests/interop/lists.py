"""Status lists of other houses: each badge is seen as it was issued, suspended, released and revoked, from a recording, from a server and
from a kept copy; each list with any one member changed must say nothing at all, and another one in its place must clear nothing.
"""

import concurrent.futures
import datetime
import json
import os
import pathlib

import sweep

# Verdict, headline and exit status; the state of each list.
STATES = {
    'issued': ('valid', 'verdict.valid', 0, 'status.in-force', 'status.not-suspended'),
    'suspended': ('not-in-force', 'verdict.suspended', 1, 'status.in-force', 'status.suspended'),
    'lifted': ('valid', 'verdict.valid', 0, 'status.in-force', 'status.not-suspended'),
    'revoked': ('not-in-force', 'verdict.revoked', 1, 'status.revoked', 'status.not-suspended'),
}
OPEN = ('undetermined', 'verdict.undetermined', 2)
MAX_AGE = datetime.timedelta(days=7)
# Codes that carry the day of a kept list. With `status.revoked` it would be taken for that of the revocation.
DATED = ('status.in-force', 'status.not-suspended', 'status.too-old', 'status.list-expired')


def written(moment):
    return moment.strftime('%Y-%m-%dT%H:%M:%SZ')


class Seen:
    """What was seen of badges with lists; `judge` and `record` are the runner's."""

    def __init__(self, akashi, folder, badges, judge, record):
        self.akashi, self.badges, self.judge, self.record = akashi, badges, judge, record
        self.folder = folder / 'status'
        self.folder.mkdir()
        self.listing, self.keeping = self.folder / 'issuers.json', self.folder / 'keeping.json'
        self.copies = 0
        issuers = [{'ids': [issuer], 'names': {'ja': '見本工学会', 'en': 'M'}} for issuer in dict.fromkeys(badge['issuer'] for badge in badges)]
        for path, more in ((self.listing, {}), (self.keeping, {'status_max_age': f'P{MAX_AGE.days}D'})):
            path.write_text(json.dumps({'schema': 'akashi.issuers/1', 'date': written(datetime.datetime.now())[:10], 'operator': {'name': 'Interop'},
                                        'issuers': [{**issuer, **more} for issuer in issuers]}), encoding='utf-8')

    def recording(self, name, pages, fetched=None, kept=()):
        """A recorded network; of these addresses, copies that were fetched then."""
        listed = [{'url': url, 'file': str(file), **({'fetched': fetched} if fetched and url in kept else {})} for url, file in pages.items()]
        path = self.folder / f'{name}.json'
        path.write_text(json.dumps({'documents': listed}), encoding='utf-8')
        return str(path)

    def look(self, badge, listing, more=(), **options):
        reports, status, output = self.judge(self.akashi, listing, badge['file'], more=more, **options)
        report = reports[0] if len(reports) == 1 else {}
        checks = {check['code']: check.get('detail', {}).get('date') for check in report.get('checks', []) if check['code'].startswith('status.')}
        return (report.get('verdict'), report.get('headline'), status), checks, report, output

    def expect(self, what, seen, wanted, codes, date=None):
        answer, checks, report, output = seen
        right = answer == wanted and set(checks) == set(codes) and all(checks[code] == (date if code in DATED else None) for code in codes)
        right = right and report.get('recognition') == 'recognised'
        kept = f' of {date}' if date else ''
        self.record(what, right, f'{answer[0]}, {", ".join(sorted(checks))}{kept}, exit status {answer[2]}', output)

    def states(self, host):
        """From a recording, and from the server itself."""
        for badge in self.badges:
            for state, (*wanted, revocation, suspension) in STATES.items():
                pages = badge['states'][state]
                recording = self.recording('recording', pages)
                self.expect(f'{badge["name"]}, {state}, recorded', self.look(badge, self.listing, documents=recording), tuple(wanted), (revocation, suspension))
                host.pages = {url: pathlib.Path(file).read_bytes() for url, file in pages.items()}
                host.asked.clear()
                seen = self.look(badge, self.listing, host.options(), env=host.environment(os.environ))
                self.expect(f'{badge["name"]}, {state}, online', seen, tuple(wanted), (revocation, suspension))
                lists = sorted(url for url in host.asked if url in badge['lists'].values())
                if lists != sorted(badge['lists'].values()):
                    self.record(f'{badge["name"]}, {state}, each list asked for once', False, lists, seen[3])

    def kept(self):
        """From a copy on the device: within its age, beyond it, beyond the list's own end, and where nobody allows any age."""
        now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
        for badge in self.badges:
            lists = badge['lists'].values()
            for state in ('issued', 'revoked'):
                *wanted, revocation, suspension = STATES[state]
                documents = self.recording('kept', badge['states'][state], written(now), lists)

                def at(days, listing=self.keeping, seconds=0):
                    later = now + datetime.timedelta(days=days, seconds=seconds)
                    return self.look(badge, listing, ['--now', written(later)], documents=documents)

                what = f'{badge["name"]}, {state}, kept'
                self.expect(f'{what} for 2 days', at(2), tuple(wanted), (revocation, suspension), written(now))
                if badge['days'] > MAX_AGE.days:
                    self.expect(f'{what} for 7 days', at(7), tuple(wanted), (revocation, suspension), written(now))
                else:
                    answer, checks, _, output = at(5)
                    # A revocation outlives its list (DESIGN rule 7).
                    outlived = {'status.list-expired'} | ({'status.revoked'} if state == 'revoked' else set())
                    right = set(checks) == outlived and answer == (tuple(wanted) if state == 'revoked' else OPEN)
                    self.record(f'{what} beyond the end of the list', right, f'{answer[0]}, {", ".join(sorted(checks))}', output)
                self.expect(f'{what} for 7 days and a second', at(7, seconds=1), OPEN, ('status.too-old',), written(now))
                self.expect(f'{what} where no age is allowed', at(0, self.listing), OPEN, ('status.too-old',), written(now))

    def changed(self):
        """Each list changed in one place, and taken for another: nothing but undetermined may come of it."""
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            for badge in self.badges:
                for purpose, state in (('revocation', 'revoked'), ('suspension', 'suspended')):
                    clear, taken = (pathlib.Path(badge['states'][of][badge['lists'][purpose]]).read_text(encoding='utf-8') for of in ('issued', state))
                    for of, text, other in (('issued', clear, taken), (state, taken, clear)):
                        made = [*sweep.variants(text), *self.swapped(badge, purpose, of, text, other)]
                        faults = [fault for fault in pool.map(lambda it: self.fault(badge, purpose, of, it), enumerate(made)) if fault]
                        self.copies += len(made)
                        what = f'{badge["name"]}, list of {purpose}, {of}, each member'
                        self.record(what, not faults, f'{len(made)} copies, {len(faults)} misjudged', '\n'.join(faults[:40]))

    def swapped(self, badge, purpose, state, text, other):
        """The other state's bits under this list's proof, and good lists that are not the one that was asked for."""
        yield 'bits', 'swap', rebitted(text, other)
        others = [(badge, 'suspension' if purpose == 'revocation' else 'revocation')]
        others += [(it, purpose) for it in self.badges if it is not badge]
        for it, its in others:
            file = it['states'][state][it['lists'][its]]
            yield f'{it["name"]}, {its}', 'swap', pathlib.Path(file).read_text(encoding='utf-8')

    def fault(self, badge, purpose, state, numbered):
        """What is wrong with the answer to this copy of the list; nothing when it is right."""
        number, (where, how, text) = numbered
        file = self.folder / f'list-{number:04}'
        file.write_text(text, encoding='utf-8')
        pages = {**badge['states'][state], badge['lists'][purpose]: file}
        # A list of another issuer may be proved by his documents, too.
        for it in self.badges:
            pages = {**{url: page for url, page in it['states'][state].items() if url.endswith('did.json')}, **pages}
        answer, checks, *_ = self.look(badge, self.listing, documents=self.recording(f'changed-{number:04}', pages))
        if where == 'control':
            return None if answer == STATES[state][:3] else f'{number:04} control: {answer} {checks}'
        # A good list of another place clears nothing; what is set in it counts, since it came from the address that the badge names.
        if where != 'bits' and how == 'swap' and answer[0] == 'not-in-force':
            return None
        return None if answer == OPEN else f'{number:04} {how} {where}: {answer} {sorted(checks)}'


def rebitted(text, other):
    """This list, with the bits of the other."""
    if text.lstrip().startswith('{'):
        value = json.loads(text)
        value['credentialSubject']['encodedList'] = json.loads(other)['credentialSubject']['encodedList']
        return json.dumps(value)
    header, payload, signature = text.strip().split('.')
    value = sweep.unpack(payload)
    value['credentialSubject']['encodedList'] = sweep.unpack(other.split('.')[1])['credentialSubject']['encodedList']
    return '.'.join((header, sweep.pack(value), signature))
