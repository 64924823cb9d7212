#!/usr/bin/env python3
"""Badges by signers that we did not write: each must be valid, each with any one member changed must not be.

Needs python3 with venv, node and npm. Installs the pinned signers beside the repository's other tools, makes fresh keys at each run, asks
nothing but PyPI and npm. The command under test is $AKASHI_BIN, else target/release/akashi.
"""

import base64
import hashlib
import json
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from xml.sax import saxutils

import host
import lists
import older
import sweep

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
VENV = ROOT / '.tools' / 'python'
ART = ROOT / 'public' / 'samples' / 'art'
PNG_KEYWORD = b'openbadgecredential\0'


def say(text):
    print(text, flush=True)


def step(command, cwd=HERE, said=''):
    done = subprocess.run([str(part) for part in command], cwd=cwd, input=said.encode('utf-8'), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode:
        sys.exit(f'failed: {" ".join(map(str, command))}\n{done.stdout.decode()}{done.stderr.decode()}')
    return done.stdout.decode('utf-8')


def install(what, listing, mark, commands):
    """Runs the commands unless the listing is the one that was installed last."""
    wanted = hashlib.sha256(listing.read_bytes() + sys.version.encode()).hexdigest()
    if mark.is_file() and mark.read_text() == wanted:
        return
    say(f'installing {what} (about half a minute)')
    start = time.monotonic()
    for command in commands:
        step(command)
    mark.write_text(wanted)
    say(f'installed {what} in {time.monotonic() - start:.0f} s')


def prepare():
    requirements = HERE / 'requirements.txt'
    pip = [VENV / 'bin' / 'python', '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check']
    install('openbadgeslib from PyPI', requirements, VENV / 'interop.sha256', [
        [sys.executable, '-m', 'venv', '--clear', VENV],
        # Wheels only: nothing of a package runs while it is being installed.
        pip + ['--only-binary', ':all:', '--no-deps', '--requirement', requirements]])
    install('jose, @digitalbazaar/vc, @sd-jwt and openbadges-bakery from npm', HERE / 'package-lock.json', HERE / 'node_modules' / '.interop.sha256', [
        ['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error']])


def changed(file):
    """The same badge with one signed member changed, signature and carrier kept."""
    data = file.read_bytes()
    if file.suffix == '.png':
        return change_png(data)
    if file.suffix == '.svg':
        return change_svg(data)
    return change_payload(data.decode('utf-8')).encode('utf-8')


def change_payload(text):
    if text.lstrip().startswith('{'):
        return change_json(text)
    header, payload, signature = text.split('.')
    payload = change_json(base64.urlsafe_b64decode(payload + '=' * (-len(payload) % 4)).decode('utf-8'))
    return '.'.join((header, base64.urlsafe_b64encode(payload.encode('utf-8')).rstrip(b'=').decode(), signature))


def change_json(text):
    credential = json.loads(text)
    holder = credential['credentialSubject']['identifier'][0]
    assert holder['identityType'] == 'name'
    holder['identityHash'] = '例示 一郎'
    return json.dumps(credential, ensure_ascii=False)


def change_png(data):
    position, parts, changes = 8, [data[:8]], 0
    while position < len(data):
        length, kind = struct.unpack('>I4s', data[position:position + 8])
        body = data[position + 8:position + 8 + length]
        if kind == b'iTXt' and body.startswith(PNG_KEYWORD):
            head = len(PNG_KEYWORD) + 4
            assert body[head - 4:head] == b'\0\0\0\0', 'compressed, or with a language: not what openbadgeslib writes'
            body = body[:head] + change_payload(body[head:].decode('utf-8')).encode('utf-8')
            changes += 1
        parts.append(struct.pack('>I', len(body)) + kind + body + struct.pack('>I', zlib.crc32(kind + body)))
        position += 12 + length
    assert changes == 1
    return b''.join(parts)


def change_svg(data):
    quote = {'"': '&quot;'}
    unescape = {'&quot;': '"', '&#x27;': "'"}

    def text(match):
        return match[1] + saxutils.escape(change_payload(saxutils.unescape(match[2], unescape)), quote) + match[3]

    svg = data.decode('utf-8')
    svg, attributes = re.subn(r'(<openbadges:credential\b[^>]*\bverify=")([^"]+)(")', text, svg)
    svg, texts = re.subn(r'(<openbadges:credential\b[^>]*[^/]>)([^<]+)(</openbadges:credential>)', text, svg)
    assert attributes + texts == 1
    return svg.encode('utf-8')


def issuers(badges):
    """The test's own list: every issuer recognised, keys pinned where the id does not show them."""
    listed = {}
    for badge in badges:
        entry = listed.setdefault(badge['issuer'], {
            'ids': [badge['issuer']], 'names': {'ja': '見本工学会', 'en': 'Mihon Society of Engineering'}, 'keys': []})
        if badge.get('key') and badge['key'] not in entry['keys']:
            entry['keys'].append(badge['key'])
    today = time.strftime('%Y-%m-%d')
    return {'schema': 'akashi.issuers/1', 'date': today, 'operator': {'name': 'Interoperability test'}, 'issuers': list(listed.values())}


def judge(akashi, listing, file, timeout=60, documents=None, more=(), env=None):
    """The reports on a file, or on a folder's files by name; the exit status; what was said, word for word."""
    recorded = ['--documents', documents] if documents else []
    command = [akashi, 'verify', '--json', '--issuers', str(listing), *recorded, *more, str(file)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=timeout, env=env)
    said = done.stdout.decode('utf-8', 'replace')
    output = f'{" ".join(command)}\nexit status {done.returncode}\n{said}{done.stderr.decode("utf-8", "replace")}'
    reports, decoder = [], json.JSONDecoder()
    try:
        while said.strip():
            report, end = decoder.raw_decode(said.lstrip())
            reports.append(report)
            said = said.lstrip()[end:]
    except ValueError:
        pass
    return reports, done.returncode, output


def codes(report):
    return [check.get('code') for check in report.get('checks', [])]


def swept(akashi, listing, badge, file):
    """How many copies were judged, what was wrong of it, one line each, and which places were left open why."""
    folder = file.with_name(file.name + '-sweep')
    folder.mkdir()
    signed = file.read_text(encoding='utf-8')
    made = list(sweep.variants(signed))
    for number, (_, _, text) in enumerate(made):
        (folder / f'{number:05}{file.suffix}').write_text(text, encoding='utf-8')
    reports, _, output = judge(akashi, listing, folder, timeout=600)
    if len(reports) != len(made):
        return 0, [f'{len(reports)} reports on {len(made)} files\n{output[-2000:]}'], {}
    control = badge['expected']['verdict'] if badge['expected'] else 'valid'
    faults, left = [], {}
    for number, ((where, how, _), report) in enumerate(zip(made, reports)):
        verdict, reason = report.get('verdict'), report.get('reason')
        if verdict == 'undetermined' and reason in sweep.reasons(where):
            left.setdefault(reason, set()).add(where)
        elif where != 'control' and badge['expected'] and verdict in ('rejected', control):
            continue  # Nothing stands on a badge that is not meant to be shown; only valid it must not become.
        elif verdict != (control if where == 'control' else 'rejected'):
            faults.append(f'{number:05} {how} {where}: {verdict} ({reason})')
    return len(made), faults, left


def main():
    akashi = os.environ.get('AKASHI_BIN') or str(ROOT / 'target' / 'release' / 'akashi')
    if not shutil.which(akashi):
        sys.exit(f'no akashi command at {akashi}: build it (cargo build --release --bin akashi) or set AKASHI_BIN')
    akashi = shutil.which(akashi)
    prepare()
    folder = pathlib.Path(tempfile.mkdtemp(prefix='akashi-interop-'))
    lines = step([VENV / 'bin' / 'python', HERE / 'sign_openbadgeslib.py', folder, ART / 'engineer.png', ART / 'engineer.svg'])
    for script in ('sign_npm.mjs', 'sign_suites.mjs'):
        lines += step(['node', HERE / script, folder])
    badges = [json.loads(line) for line in lines.splitlines()]
    images = ART / 'engineer.png', ART / 'engineer.svg'
    lines = step([VENV / 'bin' / 'python', HERE / 'sign_openbadges2.py', folder, *images])
    lines += step(['node', HERE / 'bake_npm.mjs', *images], said=lines)
    olders = [json.loads(line) for line in lines.splitlines()]
    server = host.Host(folder / 'host')
    lines = step([VENV / 'bin' / 'python', HERE / 'publish_openbadgeslib.py', folder, f'{server.home}/issuer/', *images])
    lines += step(['node', HERE / 'publish_npm.mjs', folder, f'{server.home}/npm/'])
    revocable = [json.loads(line) for line in lines.splitlines()]
    listing = folder / 'issuers.json'
    listing.write_text(json.dumps(issuers(badges + olders), ensure_ascii=False), encoding='utf-8')

    passed = failed = copies = 0

    def record(name, right, seen, output):
        nonlocal passed, failed
        passed, failed = passed + right, failed + (not right)
        say(f'{"ok  " if right else "FAIL"} {name}: {seen}')
        if not right:
            say(output.rstrip())

    for badge in badges:
        file = pathlib.Path(badge['file'])
        reports, status, output = judge(akashi, listing, file)
        report = reports[0] if len(reports) == 1 else {}
        expected = badge['expected'] or {}
        seen = f'{report.get("verdict")}, {report.get("recognition")}'
        if expected:
            right = report.get('verdict') == expected['verdict'] and expected['code'] in codes(report) and status != 0
        else:
            right = seen == 'valid, recognised' and status == 0
        record(badge['name'], right, f'{seen}, {report.get("reason")}' if report.get('reason') else seen, output)

        if file.suffix in ('.png', '.svg'):
            copy = file.with_name(f'{file.stem}-changed{file.suffix}')
            copy.write_bytes(changed(file))
            reports, status, output = judge(akashi, listing, copy)
            report = reports[0] if len(reports) == 1 else {}
            right = report.get('verdict') == 'rejected' and 'proof.mismatch' in codes(report) and status == 1
            record(f'{badge["name"]}, name changed', right, report.get('verdict'), output)
        else:
            count, faults, left = swept(akashi, listing, badge, file)
            copies += count
            seen = f'{count} copies, {len(faults)} misjudged'
            seen += ''.join(f'; {reason} at {", ".join(sorted(where))}' for reason, where in sorted(left.items()))
            record(f'{badge["name"]}, each member', count > 0 and not faults, seen, '\n'.join(faults[:40]))

    for badge in olders:
        file = pathlib.Path(badge['file'])
        reports, status, output = judge(akashi, listing, file, documents=badge['documents'])
        report = reports[0] if len(reports) == 1 else {}
        seen = f'{report.get("verdict")}, {report.get("recognition")}, {report.get("proof_kind")}'
        wanted = f'valid, recognised, {"hosted" if "hosted" in badge["name"] else "signed"}'
        record(badge['name'], seen == wanted and status == 0, seen, output)
        if file.suffix in ('.png', '.svg'):
            continue
        made = older.variants(file)
        changes = file.with_name(file.name + '-sweep')
        changes.mkdir()
        for number, (_, _, text) in enumerate(made):
            (changes / f'{number:05}{file.suffix}').write_text(text, encoding='utf-8')
        reports, _, output = judge(akashi, listing, changes, timeout=600, documents=badge['documents'])
        judged = zip(made, reports) if len(reports) == len(made) else []
        faults = [f'{how} {where}: {wrong}' for (where, how, _), report in judged if (wrong := older.fault(file, where, how, report))]
        copies += len(made)
        right = len(reports) == len(made) and not faults
        record(f'{badge["name"]}, each member', right, f'{len(made)} copies, {len(faults)} misjudged', '\n'.join(faults[:40]) or output[-2000:])

    seen = lists.Seen(akashi, folder, revocable, judge, record)
    seen.states(server)
    seen.kept()
    seen.changed()

    drawn = subprocess.run(['node', HERE / 'qr.mjs', akashi, *(ROOT / 'public' / 'samples' / name for name in ('valid.png', 'ends-soon.jwt', 'unsigned.json'))],
                           stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    record('QR codes of links, in nine views each and two more', drawn.returncode == 0, drawn.stdout.splitlines()[0], drawn.stdout)

    frames = folder / 'frames'
    frames.mkdir()
    written = subprocess.run(['cargo', 'test', '--quiet', '--test', 'frames', '--', '--ignored'], cwd=ROOT, env={**os.environ, 'AKASHI_FRAMES': str(frames)},
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    record('frames like a camera\'s, computed', written.returncode == 0, f'{len(list(frames.glob("*.pgm")))} written', written.stdout)
    if written.returncode == 0:
        read = subprocess.run(['node', HERE / 'frames.mjs', frames], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        record('the same, read by zbar and by ours', read.returncode == 0, read.stdout.splitlines()[0], read.stdout)
        say(read.stdout)

    say(f'» {len(badges) + len(olders) + len(revocable)} badges, {copies} copies with one member changed, {seen.copies} of status lists')
    say(f'{passed} passed, {failed} failed')
    if failed:
        sys.exit(f'the badges and the list are kept in {folder}')
    shutil.rmtree(folder)


main()
