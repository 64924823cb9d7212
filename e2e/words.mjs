// What each headline reads in both languages. Written down here a second time on purpose: a change of words is a
// change of what readers are told, and has to be made twice.
export const HEADLINES = {
  'verdict.valid': { ja: '有効です', en: 'Valid' },
  'verdict.unlisted': { ja: '発行者を確認できません', en: 'Issuer not recognised' },
  'verdict.expired': { ja: '期限切れです', en: 'Expired' },
  'verdict.not-yet': { ja: 'まだ開始前です', en: 'Not yet valid' },
  'verdict.altered': { ja: '改ざんされています', en: 'Altered' },
  'verdict.unsigned': { ja: '署名がありません', en: 'No signature' },
  'verdict.not-issuers-key': { ja: '発行者の鍵ではありません', en: "Not the issuer's key" },
  'verdict.malformed': { ja: '形式に誤りがあります', en: 'Format error' },
  'verdict.mismatch': { ja: '受領者が一致しません', en: 'Recipient does not match' },
  'verdict.undetermined': { ja: 'まだ判定できません', en: 'Could not check yet' },
  'verdict.no-badge': { ja: 'バッジが見つかりません', en: 'No badge found' },
  'verdict.unreadable': { ja: '読み取れません', en: 'Cannot be read' },
};

/** The samples that the site offers, with what they show. */
export const SAMPLES = {
  'valid.png': ['valid', 'verdict.valid'],
  'endorsed.json': ['valid', 'verdict.valid'],
  'ends-soon.jwt': ['valid', 'verdict.valid'],
  'expired.svg': ['not-in-force', 'verdict.expired'],
  'not-yet.json': ['not-in-force', 'verdict.not-yet'],
  'tampered.png': ['rejected', 'verdict.altered'],
  'unsigned.json': ['rejected', 'verdict.unsigned'],
  'other-key.jwt': ['rejected', 'verdict.not-issuers-key'],
  'unlisted.png': ['valid', 'verdict.unlisted'],
  'imitation.json': ['valid', 'verdict.unlisted'],
  'no-badge.png': ['unreadable', 'verdict.no-badge'],
};
