//! 判定の言葉 (mock/README.md holds the contract for most of them).

use super::super::Who::{self, Holder, Hurry, Issuer, Reader};
use super::super::panel::{Case, Whose, Words};
use super::undetermined;
use crate::engine::code::Code;
use crate::engine::verdict::Headline;

/// Stands for a listed issuer without a name.
pub(in crate::text) const LISTED_ISSUER: &str = "発行者一覧にある発行者";

pub(in crate::text) fn days_left(days: i64) -> String {
    if days < 1 { "本日限り".to_owned() } else { format!("あと{days}日") }
}

pub(in crate::text) fn words(case: &Case) -> Words {
    match case.headline {
        Headline::Valid => Words {
            headline: "有効です",
            means: match (case.dated, case.soon) {
                (true, true) => "{date}まで（{soon}）",
                (true, false) => "{date}まで",
                (false, _) => "期限なし（有効期限の記載はありません）",
            },
            reason: "{issuer}が発行した本物のバッジです。[{kept}の時点では、取り消されていません。][発行者の鍵は、{keyed}に取得したものです。]",
            next: match case.whose {
                Whose::Name => &[(Reader, COMPARE)],
                Whose::SameName => &[(Reader, NAMESAKES)],
                Whose::Identifier => &[(Reader, IDENTIFY)],
                Whose::Matched => &[],
                Whose::Nothing => &[(Reader, NOBODYS)],
            },
        },
        Headline::Attested => Words {
            headline: "有効です",
            means: "発行者サーバーの回答",
            reason: "{issuer}のサーバー[（{host}）]が、{now}に有効と回答しました。このバッジに電子署名はありません。",
            next: match case.whose {
                Whose::Name => &[(Reader, COMPARE), (Reader, ASK_AGAIN)],
                Whose::SameName => &[(Reader, NAMESAKES), (Reader, ASK_AGAIN)],
                Whose::Identifier => &[(Reader, IDENTIFY), (Reader, ASK_AGAIN)],
                Whose::Matched => &[(Reader, ASK_AGAIN)],
                Whose::Nothing => &[(Reader, NOBODYS), (Reader, ASK_AGAIN)],
            },
        },
        Headline::Unlisted => unlisted(case),
        Headline::Expired | Headline::Revoked | Headline::Suspended | Headline::NotYet => not_in_force(case),
        Headline::Altered => Words {
            headline: "改ざんされています",
            means: "本物ではありません",
            reason: "バッジの内容が、発行者の署名と一致しません。発行後に書き換えられています。",
            next: NOT_TO_BE_RELIED_ON,
        },
        Headline::Unsigned => Words {
            headline: "署名がありません",
            means: "本物であることを示すものがありません",
            reason: "このバッジには電子署名がありません。同じ内容は誰でも作れるため、発行者が発行したものとは認められません。",
            next: NOT_TO_BE_RELIED_ON,
        },
        Headline::NotIssuersKey => not_issuers_key(case),
        Headline::Malformed => malformed(case),
        Headline::Mismatch => Words {
            headline: "受領者が一致しません",
            means: "この方のバッジとは認められません",
            reason: "入力された{kind}は、このバッジの受領者の{kind}と一致しません。",
            next: if case.address {
                &[(
                    Reader,
                    "入力に誤りがないかをお確かめください。別の{kind}で受領している場合もあるため、受領に使った{kind}をご本人にお尋ねください。",
                )]
            } else {
                &[(Reader, "入力に誤りがないかをお確かめのうえ、ご本人にお尋ねください。")]
            },
        },
        Headline::Undetermined => undetermined::words(case),
        Headline::NoBadge if matches!(case.reason, Some(Code::DocumentOtherText)) => Words {
            headline: "バッジが見つかりません",
            means: NO_ACCUSATION,
            reason: "QRコードは読み取れましたが、中身はバッジでも、バッジへのリンクでもありません。[書かれているのは「{found}」です。]この内容を、この画面から開くことはありません。",
            next: &[
                (Reader, "証書に別のQRコードがないかをお確かめください。"),
                (Reader, "見つからないときは、ご本人に、バッジのファイルを送ってもらってください。"),
            ],
        },
        Headline::NoBadge => Words {
            headline: "バッジが見つかりません",
            means: NO_ACCUSATION,
            reason: if case.picture {
                "この画像には、バッジのデータが入っていません。メールやチャットで送ったり、スクリーンショットを撮ったりすると、データが失われることがあります。"
            } else {
                "読み取った内容に、バッジのデータがありません。"
            },
            next: &[(Reader, "ご本人に、バッジのファイルを送り直してもらってください。"), (Holder, SEND_UNCHANGED)],
        },
        Headline::Unreadable => unreadable(case),
    }
}

fn unlisted(case: &Case) -> Words {
    let (reason, next): (_, &[(Who, &str)]) = match (case.issuer, case.named) {
        (Some(Code::IssuerImitates), _) => (
            "この発行者が名乗る名称[「{name}」]は、発行者一覧にある名称[「{imitated}」]と同じか、よく似ています。ただし、識別子（ID）が異なる別の発行者です。",
            &[(Reader, "このバッジで資格の有無を判断しないでください。"), (Reader, FIND_YOURSELF)],
        ),
        (Some(Code::IssuerNoList), true) => (
            "このサイトの発行者一覧を読み込めないため、「{name}」を名乗る発行者を確認できません。発行後の改ざんは見つかりませんでしたが、同じ名前は誰でも名乗れます。",
            &[(Reader, TRY_LATER), (Hurry, FIND_YOURSELF)],
        ),
        (Some(Code::IssuerNoList), false) => (
            "このサイトの発行者一覧を読み込めないため、発行者を確認できません。発行後の改ざんは見つかりませんでした。",
            &[(Reader, TRY_LATER), (Hurry, FIND_YOURSELF)],
        ),
        (_, true) => (
            "「{name}」を名乗る発行者は、このサイトの発行者一覧にありません。発行後の改ざんは見つかりませんでしたが、同じ名前は誰でも名乗れます。",
            &[(Reader, FIND_YOURSELF), (Issuer, GET_LISTED)],
        ),
        (_, false) => (
            "このバッジの発行者は、このサイトの発行者一覧にありません。発行後の改ざんは見つかりませんでしたが、同じようなバッジは誰でも作れます。",
            &[(Reader, FIND_YOURSELF), (Issuer, GET_LISTED)],
        ),
    };
    Words { headline: "発行者を確認できません", means: "まだ本物とは言えません", reason, next }
}

fn not_in_force(case: &Case) -> Words {
    if case.reason == Some(Code::DateReversed) {
        return Words {
            headline: "有効期間に誤りがあります",
            means: "いまは使えません",
            reason: "有効期間の終わりの日付が始まりの日付より前のため、有効な期間がありません。",
            next: &[
                (Reader, "訂正されたバッジがあるかどうかを、ご本人にお尋ねください。"),
                (Holder, "発行者にお問い合わせください。"),
            ],
        };
    }
    match case.headline {
        Headline::Revoked => Words {
            headline: "取り消されています",
            means: "いまは使えません",
            reason: if case.listed {
                "{issuer}が発行したバッジですが、[{date}に]取り消されました。"
            } else {
                "このバッジは[{date}に]取り消されました[（{host}の回答）]。なお、[「{name}」を名乗る]発行者は、このサイトでは確認できていません。"
            },
            next: &[
                (
                    Reader,
                    "訂正や再発行による取り消しの場合もあります。新しいバッジがあるかどうかを、ご本人にお尋ねください。",
                ),
                (Holder, "取り消しに心当たりがない場合は、発行者にお問い合わせください。"),
            ],
        },
        Headline::Suspended => Words {
            headline: "停止中です",
            means: "いまは使えません",
            reason: if case.listed {
                "{issuer}が発行したバッジですが、[{date}から]一時的に停止されています。"
            } else {
                "このバッジは[{date}から]一時的に停止されています。なお、[「{name}」を名乗る]発行者は、このサイトでは確認できていません。"
            },
            next: &[
                (Reader, "停止がいつ解除される見込みかを、ご本人にお尋ねください。"),
                (Holder, "停止に心当たりがない場合は、発行者にお問い合わせください。"),
            ],
        },
        Headline::NotYet => Words {
            headline: "まだ開始前です",
            means: if case.dated { "{date}から" } else { "いまは使えません" },
            reason: if case.listed {
                "本物のバッジですが、まだ有効期間が始まっていません。[有効になるのは{date}からです。]"
            } else {
                "まだ有効期間が始まっていません。[「{name}」を名乗る]発行者は、このサイトでは確認できていません。"
            },
            next: &[(
                Reader,
                "この端末の日付が正しいかをお確かめください。正しい場合は、有効期間が始まってからもう一度お確かめください。",
            )],
        },
        _ => Words {
            headline: "期限切れです",
            means: if case.dated { "{date}まで" } else { "いまは使えません" },
            reason: match (case.listed, case.dated) {
                (true, true) => "本物のバッジですが、{date}で有効期限が切れています。",
                (true, false) => "本物のバッジですが、有効期限が切れています。",
                (false, _) => {
                    "[{date}で]有効期限が切れています。[「{name}」を名乗る]発行者は、このサイトでは確認できていません。"
                }
            },
            next: &[
                (Reader, "登録を更新しているかどうかを、ご本人にお尋ねください。"),
                (Holder, "更新済みの場合は、ウォレットから新しいバッジをダウンロードして送り直してください。"),
            ],
        },
    }
}

fn not_issuers_key(case: &Case) -> Words {
    let (headline, reason) = match case.reason {
        Some(Code::KeyRevoked) => (
            "取り消された鍵の署名です",
            "署名に使われた鍵は、すでに取り消されています。取り消された鍵の署名は、誰が作ったものか分かりません。",
        ),
        Some(Code::KeyExpired) => ("使用期間外の鍵の署名です", "署名の日付が、鍵の使用期間から外れています。"),
        _ if case.named => (
            "発行者の鍵ではありません",
            "「{name}」の発行と書かれていますが、署名に使われた鍵は、その発行者の鍵ではありません。",
        ),
        _ => ("発行者の鍵ではありません", "署名に使われた鍵は、バッジに書かれた発行者の鍵ではありません。"),
    };
    Words { headline, means: "本物とは認められません", reason, next: NOT_TO_BE_RELIED_ON }
}

fn malformed(case: &Case) -> Words {
    let headline = match case.reason {
        Some(Code::ProofExpired) => "署名の期限が切れています",
        Some(Code::ProofNotYet) => "署名の日付が未来です",
        Some(Code::ProofDiffers) => "発行者の記録と一致しません",
        Some(Code::ProofOutOfScope) => "発行者の公開場所の外にあります",
        _ => "形式に誤りがあります",
    };
    let reason = match case.reason {
        Some(Code::DocumentConflict) => {
            "ひとつのファイルに、内容の異なる複数のバッジが入っています。どれが発行されたものか分かりません。"
        }
        Some(Code::DocumentDuplicateMember) => {
            "同じ項目[（{found}）]が二重に書かれており、読み取るソフトウェアによって内容が変わります。"
        }
        Some(Code::PropertyUndefined | Code::PropertyRelative | Code::ProofDisclosure) => {
            "署名の対象にならない記載があります[（{found}）]。あとから書き加えられたものかもしれません。"
        }
        Some(Code::ProofAlgorithmRefused) => "発行者を証明できない署名方式[（{suite}）]が使われています。",
        Some(Code::ProofDiffers) => {
            "このバッジの記載[（{members}）]が、発行者のサーバーの記録と違います。発行後に書き換えられたか、発行者が記録を訂正した可能性があります。"
        }
        Some(Code::ProofOutOfScope) => {
            "このバッジの記録[（{host}）]は、バッジに書かれた発行者がバッジを公開する場所として示した範囲の外にあります。"
        }
        Some(Code::ProofClaims) => "署名された記載どうしが食い違っています[（{found}）]。",
        Some(Code::ProofExpired) => "署名そのものの期限[（{date}）]が過ぎています。",
        Some(Code::ProofNotYet) => {
            "署名の日付[（{date}）]がまだ来ていません。この端末の日付が正しいかもお確かめください。"
        }
        _ => "バッジが規格どおりに作られていません[（{what}）]。",
    };
    Words {
        headline,
        means: "本物とは認められません",
        reason,
        next: &[
            (
                Reader,
                "このバッジで資格の有無を判断しないでください。ご本人に、ウォレットからダウンロードし直したバッジを送ってもらってください。",
            ),
            (Issuer, "発行したままのバッジでこの結果になる場合は、「確認したこと」に示した箇所をご確認ください。"),
        ],
    }
}

fn unreadable(case: &Case) -> Words {
    let reason = match case.reason {
        Some(Code::DocumentEmpty) => "ファイルの中身が空です。",
        Some(Code::DocumentTooLarge) => "ファイルが大きすぎるため、読み取りを行いませんでした。",
        Some(Code::DocumentTooDeep) => "データの構造が複雑すぎるため、読み取りを途中で打ち切りました。",
        Some(Code::DocumentSealed) => "このPDFは、パスワードや権限の設定で保護されているため、読み取れません。",
        Some(Code::DocumentDamaged) => "PDFが壊れているため、読み取れません。",
        Some(Code::DocumentNotUtf8) => "文字データが壊れています（UTF-8として読めません）。",
        Some(Code::DocumentIsReport) => {
            "これは確認結果の記録で、バッジではありません。記録は書き換えることができるため、証拠にはなりません。"
        }
        Some(Code::DocumentPersonalLink) => {
            "これは、ご本人がバッジを受け取るための専用リンクです。開いた人がバッジを受け取れてしまうため、このサイトでは開きません。"
        }
        Some(Code::DocumentPersonList) => {
            "このリンクの先は、ある方のバッジの一覧です。確かめるには、バッジ一つのリンクが必要です。"
        }
        Some(Code::DocumentNotReceived) => {
            "これは、受け取り前のバッジを示すリンクです。このリンクでは確かめられません。"
        }
        _ => "バッジのデータはありますが、壊れていて読み取れません。",
    };
    let next: &[(Who, &str)] = match case.reason {
        Some(Code::DocumentPersonalLink) => &[
            (Reader, "このリンクを開いたり、ほかの人に転送したりせず、送り主に知らせてください。"),
            (Holder, "受け取ったあとのバッジの画像か、公開ページのリンクを送ってください。"),
        ],
        Some(Code::DocumentPersonList) => {
            &[(Reader, "一覧から確かめたいバッジを開き、そのページのリンクを貼り付けてください。")]
        }
        Some(Code::DocumentNotReceived) => &[
            (Reader, "ご本人に、受け取ったあとのバッジの画像か、公開ページのリンクを送ってもらってください。"),
            (Holder, "まだ受け取っていない場合は、先にバッジを受け取ってください。"),
        ],
        Some(Code::DocumentSealed) => {
            &[(Reader, "ご本人に、保護を設定していないPDFか、バッジの画像を送ってもらってください。")]
        }
        Some(Code::DocumentIsReport) => &[(Reader, "もとのバッジのファイルを確かめてください。")],
        _ => &[(Reader, "ご本人に、バッジのファイルを送り直してもらってください。"), (Holder, SEND_UNCHANGED)],
    };
    Words { headline: "読み取れません", means: NO_ACCUSATION, reason, next }
}

const NO_ACCUSATION: &str = "偽物という意味ではありません";
const COMPARE: &str = "バッジの氏名が、ご本人や応募書類の氏名と一致するかをお確かめください。";
const NAMESAKES: &str = "同姓同名の方もいるため、必要に応じて本人確認書類もご確認ください。";
const IDENTIFY: &str = "ご本人に受領時の{identifier}を尋ね、バッジの記載と一致するかを照合してください。";
const NOBODYS: &str =
    "受領者の氏名や連絡先が見当たりません。誰に発行されたバッジかは、ご本人か発行者にお確かめください。";
const ASK_AGAIN: &str = "後日あらためて確かめるときは、もう一度問い合わせてください。";
pub(super) const FIND_YOURSELF: &str = "ご自身で団体の公式サイトを探し、そこにある連絡先へお問い合わせください。バッジに書かれた連絡先は使わないでください。";
const GET_LISTED: &str = "一覧への掲載を希望する場合は、掲載の手続きをご覧ください。";
pub(super) const ASK_ISSUER: &str = "[{numbered}登録番号を控え、]発行者の公式サイトにある窓口へお問い合わせください。";
pub(super) const LET_ASK: &str =
    "差し支えなければ、発行者のサーバーへの問い合わせを許可して、もう一度確かめてください。";
pub(super) const TRY_LATER: &str = "電波の届く場所で、しばらくしてからもう一度お試しください。";
const SEND_UNCHANGED: &str =
    "オープンバッジウォレットから画像をダウンロードし直し、加工せずにファイルとして送ってください。";
const NOT_TO_BE_RELIED_ON: &[(Who, &str)] = &[(
    Reader,
    "このバッジで資格の有無を判断しないでください。ご本人に、ウォレットからダウンロードし直したバッジを送ってもらってください。",
)];
