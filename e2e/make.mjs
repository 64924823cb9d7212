// Files that the tests make for themselves: pictures of any size, badges that no sample shows, and poison.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import crypto from 'node:crypto';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit += 1) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n >>> 0;
});

function crc(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = TABLE[(sum ^ byte) & 0xff] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

function chunk(type, data) {
  const out = Buffer.alloc(data.length + 12);
  out.writeUInt32BE(data.length, 0);
  out.write(type, 4, 'latin1');
  data.copy(out, 8);
  out.writeUInt32BE(crc(out.subarray(4, data.length + 8)), data.length + 8);
  return out;
}

/** A picture of one pixel; `badge`: text of an iTXt chunk with the keyword of Open Badges 3. */
export function png(badge) {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const text = badge === undefined ? [] : [chunk('iTXt', Buffer.from(`openbadgecredential\0\0\0\0\0${badge}`))];
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), ...text, chunk('IDAT', zlib.deflateSync(Buffer.from([0, 0]))), chunk('IEND', Buffer.alloc(0))]);
}

/** A grey picture of eight bits a pixel, its rows already deflated. */
export function picture(width, height, rows) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

/** The same picture, made to weigh `bytes` by one private chunk of noise before its end. */
export function padded(picture, bytes) {
  const end = picture.length - 12;
  const noise = Buffer.alloc(Math.max(0, bytes - picture.length - 12));
  crypto.randomFillSync(noise);
  return Buffer.concat([picture.subarray(0, end), chunk('akPd', noise), picture.subarray(end)]);
}

/** An Open Badges 2 assertion that only its issuer's server could confirm. */
export const hosted = JSON.stringify({
  '@context': 'https://w3id.org/openbadges/v2', type: 'Assertion', id: 'https://badge.example.jp/assertions/1',
  recipient: { type: 'email', hashed: false, identity: 'taro@example.jp' }, issuedOn: '2026-04-01T00:00:00+09:00',
  badge: { type: 'BadgeClass', id: 'https://badge.example.jp/b/1', name: '見本技士', description: '見本', image: 'https://badge.example.jp/b/1.png',
    criteria: { narrative: '見本' }, issuer: { type: 'Profile', id: 'https://badge.example.jp/i', name: '見本工学会', url: 'https://badge.example.jp' } },
  verification: { type: 'hosted' },
}, null, 1);

const KEYS = crypto.generateKeyPairSync('ed25519');

const V2 = 'https://www.w3.org/ns/credentials/v2';

/** A credential by the issuer whose key lies at this host, as a token. */
function token(host, credential) {
  const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ alg: 'EdDSA', typ: 'vc+jwt', kid: `did:web:${host}#key-1` })}.${encode(credential)}`;
  return `${signed}.${crypto.sign(null, Buffer.from(signed), KEYS.privateKey).toString('base64url')}`;
}

/** A badge whose issuer's key lies at this host, as a token; and the document with the key. `more`: further members of the badge. */
export function web(host, more = {}) {
  const id = `did:web:${host}`;
  const method = `${id}#key-1`;
  const badge = {
    '@context': [V2, 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: `https://${host}/badges/1`, type: ['VerifiableCredential', 'OpenBadgeCredential'], name: '架空技士',
    issuer: { id, type: ['Profile'], name: '架空協会' }, validFrom: '2024-04-01T00:00:00+09:00',
    credentialSubject: { id: 'urn:uuid:9f6a4d1e-0000-4000-8000-000000000004', type: ['AchievementSubject'], achievement: { id: `https://${host}/a/1`, type: ['Achievement'], name: '架空技士', description: '見本', criteria: { narrative: '見本' } } },
    ...more,
  };
  const page = { id, assertionMethod: [method], verificationMethod: [{ id: method, type: 'JsonWebKey', controller: id, publicKeyJwk: KEYS.publicKey.export({ format: 'jwk' }) }] };
  return { token: token(host, badge), page };
}

/** The status list of that issuer, as a token, with these states set. */
export function statusList(host, purpose, set) {
  const bits = Buffer.alloc(131_072 / 8);
  for (const at of set) bits[at >> 3] |= 128 >> (at & 7);
  return token(host, {
    '@context': [V2], id: `https://${host}/status/${purpose}`, type: ['VerifiableCredential', 'BitstringStatusListCredential'], issuer: `did:web:${host}`,
    validFrom: '2024-04-01T00:00:00Z',
    credentialSubject: { id: `https://${host}/status/${purpose}#list`, type: 'BitstringStatusList', statusPurpose: purpose, encodedList: `u${zlib.gzipSync(bits).toString('base64url')}` },
  });
}

/** The entry of a badge in that list. */
export const statusEntry = (host, purpose, index) => ({
  id: `https://${host}/status/${purpose}#${index}`, type: 'BitstringStatusListEntry', statusPurpose: purpose, statusListIndex: String(index),
  statusListCredential: `https://${host}/status/${purpose}`,
});

/** A credential signed by nobody we know, with a clique of nameless nodes: as costly to canonicalise as can be. */
export function poison(nodes = 24) {
  const id = (n) => `_:p${n}`;
  const all = Array.from({ length: nodes }, (_, n) => n);
  const profile = (n) => ({ id: id(n), type: ['Profile'], parentOrg: all.filter((m) => m !== n).map((m) => ({ id: id(m), type: ['Profile'] })) });
  const key = 'z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH';
  return JSON.stringify({
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: 'urn:uuid:9f6a4d1e-0000-4000-8000-000000000001', type: ['VerifiableCredential', 'OpenBadgeCredential'], name: '見本',
    issuer: { id: `did:key:${key}`, type: ['Profile'], name: '見本' }, validFrom: '2026-04-01T00:00:00Z',
    credentialSubject: { id: 'urn:uuid:9f6a4d1e-0000-4000-8000-000000000003', type: ['AchievementSubject'], achievement: { id: 'urn:uuid:9f6a4d1e-0000-4000-8000-000000000002', type: ['Achievement'],
      name: '見本', description: '見本', criteria: { narrative: '見本' }, creator: all.map(profile) } },
    proof: { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', created: '2026-04-01T00:00:00Z', proofPurpose: 'assertionMethod',
      verificationMethod: `did:key:${key}#${key}`,
      proofValue: 'z2YwC8z3ap7yx1nZYCg4L3j3ApHsF8kgPdSb5xoS1VR7vPG3F561B52hYnQF9iseabecm3ijx4K1FBTQsCZahKZme' },
  });
}

/** A script in front of the worker's own: it sees every message first, and does `act` on the job with this file name. */
export function saboteur(deeds) {
  const cases = Object.entries(deeds).map(([name, act]) => `if (name === ${JSON.stringify(name)}) { event.stopImmediatePropagation(); ${act} }`);
  return `self.addEventListener('message', (event) => { const name = event.data?.Job?.name; ${cases.join(' ')} });\n`;
}

/** A file on disk, the picture of one pixel and then nothing but nought; it takes no room. */
export function sparse(folder, name, bytes) {
  const file = path.join(folder, name);
  fs.writeFileSync(file, png());
  fs.truncateSync(file, bytes);
  return file;
}

/** Writes a file; its path. */
export function put(folder, name, bytes) {
  const file = path.join(folder, name);
  fs.writeFileSync(file, bytes);
  return file;
}

/** A badge whose key is its issuer's name (did:jwk), so that nobody has to be asked; `more`: further members. */
export function own(more = {}) {
  const { crv, kty, x } = KEYS.publicKey.export({ format: 'jwk' });
  const issuer = `did:jwk:${Buffer.from(JSON.stringify({ crv, kty, x })).toString('base64url')}`;
  const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ alg: 'EdDSA', typ: 'vc+jwt', kid: `${issuer}#0` })}.${encode({
    '@context': [V2, 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: 'https://badge.akashi.example/1', type: ['VerifiableCredential', 'OpenBadgeCredential'], name: '架空技士',
    issuer: { id: issuer, type: ['Profile'], name: '架空協会' }, validFrom: '2024-04-01T00:00:00+09:00', validUntil: '2034-03-31T23:59:59+09:00',
    credentialSubject: { type: ['AchievementSubject'], licenseNumber: 'K-1"><b>', identifier: [{ type: 'IdentityObject', hashed: false, identityHash: '架空 <i>一郎', identityType: 'name' }],
      achievement: { id: 'https://badge.akashi.example/a/1', type: ['Achievement'], name: '架空技士 <img src=x>', description: '見本', criteria: { narrative: '見本' } } },
    ...more,
  })}`;
  return `${signed}.${crypto.sign(null, Buffer.from(signed), KEYS.privateKey).toString('base64url')}`;
}
