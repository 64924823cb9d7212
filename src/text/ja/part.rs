//! 署名と推薦の言葉、資格情報の項目の呼び名。

use crate::engine::report::KeySource;
use crate::text::part::Term;

pub(in crate::text) const fn term(term: Term) -> &'static str {
    match term {
        Term::Result => "結果",
        Term::Method => "鍵の識別子",
        Term::KeyKind => "鍵の種類",
        Term::Source => "鍵の入手元",
        Term::Binding => "鍵の持ち主",
        Term::Created => "署名日",
        Term::Place => "記載の場所",
        Term::Endorser => "推薦者の識別子",
        Term::About => "対象",
        Term::Comment => "推薦の言葉",
        Term::Claimed => "推薦の言葉（未確認）",
        Term::Reason => "理由",
        Term::Elsewhere => "添えられた箇所への推薦と確認できない",
        Term::Unnamed => "推薦者の記載なし",
    }
}

pub(in crate::text) const fn origin(source: KeySource) -> &'static str {
    match source {
        KeySource::Identifier => "識別子に含まれる鍵（did:keyなど）",
        KeySource::Document => "鍵の持ち主が公開している文書",
        KeySource::List => "このサイトの発行者一覧",
        KeySource::Badge => "バッジに添えられた鍵",
    }
}

/// What a member of a credential is called; programs' names stay as they are.
pub(in crate::text) fn member(name: &str) -> Option<&'static str> {
    Some(match name {
        "@context" => "項目の定義",
        "type" => "種別",
        "id" => "識別子",
        "name" => "名称",
        "description" => "説明",
        "image" => "画像",
        "issuer" => "発行者",
        "credentialSubject" => "受領者",
        "achievement" => "資格",
        "criteria" => "認定の条件",
        "narrative" => "本文",
        "identifier" => "照合用の情報",
        "identityHash" => "値",
        "identityType" => "種類",
        "alignment" => "対応する基準",
        "result" => "成績",
        "resultDescription" => "成績の説明",
        "evidence" => "根拠資料",
        "creator" => "作成者",
        "source" => "審査者",
        "endorsement" | "endorsementJwt" => "推薦",
        "credentialStatus" => "取り消しの確認先",
        "credentialSchema" => "スキーマ",
        "refreshService" => "新しい版の取得先",
        "termsOfUse" => "利用条件",
        "validFrom" | "issuanceDate" => "有効期間の開始",
        "validUntil" | "expirationDate" => "有効期限",
        "awardedDate" => "授与日",
        "proof" => "署名",
        "proofValue" => "署名の値",
        "address" => "住所",
        "email" => "メールアドレス",
        "phone" => "電話番号",
        "url" => "ウェブサイト",
        "tag" => "タグ",
        "recipient" => "受領者",
        "identity" => "照合用の値",
        "badge" => "資格",
        "issuedOn" => "発行日",
        "expires" => "有効期限",
        "verification" => "確認方法",
        "publicKey" => "発行者の鍵",
        "revocationList" => "取り消しの一覧",
        "achievementType" => "資格の種類",
        _ => return None,
    })
}
