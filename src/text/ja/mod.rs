//! 日本語: the short words.

pub mod codes;
pub mod kit;
pub mod page;
pub mod panel;
pub mod part;
pub mod scan;
mod undetermined;

use super::Who;
use crate::engine::code::Code;
use crate::engine::policy::ListFaultKind;
use crate::engine::report::{Axis, Outcome};
use crate::engine::verdict::Headline;

pub(super) const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Pass => "問題なし",
        Outcome::Fail => "問題あり",
        Outcome::Unknown => "確認できず",
        Outcome::Skip => "未実施",
        Outcome::Note => "参考",
    }
}

pub(super) const fn question(axis: Axis) -> &'static str {
    match axis {
        Axis::Integrity => "改ざんされていないか",
        Axis::Standing => "いま有効か",
        Axis::Issuer => "誰が発行したか",
        Axis::Holder => "本人のものか",
    }
}

pub(super) const fn short(headline: Headline) -> &'static str {
    match headline {
        Headline::Valid => "有効",
        Headline::Attested => "有効（照会）",
        Headline::Unlisted => "発行者未確認",
        Headline::Expired => "期限切れ",
        Headline::Revoked => "取り消し",
        Headline::Suspended => "停止中",
        Headline::NotYet => "開始前",
        Headline::Altered => "改ざん",
        Headline::Unsigned => "署名なし",
        Headline::NotIssuersKey => "鍵の問題",
        Headline::Malformed => "認められない",
        Headline::Mismatch => "受領者の不一致",
        Headline::Undetermined => "まだ判定できません",
        Headline::NoBadge => "バッジなし",
        Headline::Unreadable => "読み取り不可",
    }
}

pub(super) const fn who(who: Who) -> &'static str {
    match who {
        Who::Reader => "確認する方",
        Who::Holder => "ご本人",
        Who::Issuer => "発行者",
        Who::Hurry => "お急ぎの方",
    }
}

pub(super) const fn fault(kind: ListFaultKind) -> &'static str {
    match kind {
        ListFaultKind::Missing => "ファイルを読み込めません[（{found}）]",
        ListFaultKind::Html => "JSONではなくHTMLのページが返されています",
        ListFaultKind::NotJson => "JSONとして読み取れません[（{found}）]",
        ListFaultKind::Schema => "schemaが akashi.issuers/1 ではありません[（{found}）]",
        ListFaultKind::Required => "必須の項目がありません[（{found}）]",
        ListFaultKind::Type => "値の型が違います[（{found}）]",
        ListFaultKind::Value => "使用できない値です[（{found}）]",
        ListFaultKind::UnknownMember => "定義されていない項目です[（{found}）]",
        ListFaultKind::DuplicateId => "IDがほかの発行者と重複しています[（{found}）]",
        ListFaultKind::ContextHash => "コンテキストの内容がSHA-256と一致しません[（{found}）]",
        ListFaultKind::TooLarge => "ファイルが大きすぎます[（{found}）]",
    }
}

pub(super) const fn supplied(code: Code) -> Option<&'static str> {
    Some(match code {
        Code::DocumentSupplied => {
            "追加されたファイルと食い違う記載はありませんでしたが、発行者に確認したことにはなりません。"
        }
        Code::DocumentSuppliedDiffers => "追加されたファイルとは、記載[（{members}）]が違います。",
        Code::DocumentSuppliedOther => "追加されたファイルは、このバッジのデータとは認められないため、比べていません。",
        _ => return None,
    })
}

pub(super) fn kind(identifier: &str) -> Option<&'static str> {
    Some(match identifier {
        "email" | "emailAddress" => "メールアドレス",
        "name" => "氏名",
        "telephone" | "phone" => "電話番号",
        "url" => "URL",
        "number" => "番号",
        "ext:passNumber" => "合格番号",
        "ext:registrationNumber" | "licenseNumber" => "登録番号",
        "userName" => "ユーザー名",
        "accountId" => "アカウント",
        "userId" | "systemId" | "sourcedId" | "identifier" => "識別番号",
        "nationalIdentityNumber" => "国の個人識別番号",
        "did" | "id" => "識別子（ID）",
        _ => return None,
    })
}
