//! まだ判定できないとき、その理由と次にすること。

use super::super::Who::{self, Hurry, Reader};
use super::super::panel::{Asked, Case, Vain, Words};
use super::panel::{ASK_ISSUER, FIND_YOURSELF, LET_ASK, TRY_LATER};
use crate::engine::code::Code;

pub(super) fn words(case: &Case) -> Words {
    let (means, reason) = match case.reason {
        Some(Code::ProofHosted) => (
            "電子署名のないバッジです",
            match case.asked {
                Asked::NotYet => {
                    "このバッジには電子署名がありません。本物かどうかは、発行者のサーバー[（{host}）]に問い合わせないと分かりません。"
                }
                Asked::Declined => {
                    "このバッジには電子署名がありません。発行者のサーバー[（{host}）]への問い合わせを見送ったため、本物かどうかは分かりません。偽物という意味ではありません。"
                }
                Asked::InVain => match case.vain {
                    Vain::Silence => {
                        "このバッジには電子署名がないため、発行者のサーバー[（{host}）]に問い合わせましたが、回答を受け取れませんでした。偽物という意味ではありません。"
                    }
                    Vain::Withheld => {
                        "このバッジには電子署名がないため、発行者のサーバー[（{host}）]に問い合わせましたが、記録を取得できませんでした。非公開に設定されている場合もあります。偽物という意味ではありません。"
                    }
                    Vain::Other => {
                        "このバッジには電子署名がないため、発行者のサーバー[（{host}）]に問い合わせましたが、確認できる回答を得られませんでした。偽物という意味ではありません。"
                    }
                },
                Asked::Nobody => {
                    "このバッジには電子署名がありません。本物かどうかは、発行者のサーバー[（{host}）]に問い合わせないと分かりません。偽物という意味ではありません。"
                }
            },
        ),
        Some(Code::ProofUnaddressed) => (
            "問い合わせ先が分かりません",
            "確かめるための問い合わせ先が、問い合わせできるアドレス（https）で書かれていません[（記載：{url}）]。偽物という意味ではありません。",
        ),
        Some(Code::ProofBadgeElsewhere) => (
            "誰の発行か分かりません",
            "資格の説明データ[（{host}）]が、発行者のサーバーとは別の場所にあるため、発行者が発行したものかどうかを確認できません。偽物という意味ではありません。",
        ),
        Some(Code::DocumentPart) => (
            "授与されたバッジではありません",
            "これは、バッジの種類や発行者、推薦などを表すデータです。特定の方に授与されたバッジではないため、判定の対象になりません。",
        ),
        Some(Code::ProofNotYetJudged) => (
            "署名をまだ確かめられません",
            "このバッジの署名の形式[（{found}）]には、まだ対応していません。偽物という意味ではありません。",
        ),
        Some(Code::DocumentOnlyLink) => (
            "バッジ本体がありません",
            match case.asked {
                Asked::NotYet => {
                    "入っているのは、バッジへのリンク[（{host}）]だけです。リンク先にはまだ問い合わせていません。"
                }
                Asked::Declined => {
                    "入っているのは、バッジへのリンク[（{host}）]だけです。リンク先への問い合わせは見送りました。"
                }
                Asked::InVain if case.vain == Vain::Withheld => {
                    "入っているのは、バッジへのリンク[（{host}）]だけです。リンク先からバッジを取得できませんでした。非公開に設定されている場合もあります。"
                }
                Asked::InVain => {
                    "入っているのは、バッジへのリンク[（{host}）]だけです。リンク先からバッジを取得できませんでした。"
                }
                Asked::Nobody => {
                    "入っているのは、バッジへのリンク[（{host}）]だけです。このサイトでは、まだリンク先を確認できません。"
                }
            },
        ),
        Some(Code::EngineIncomplete) => (
            "確認を終えられませんでした",
            "確認プログラムのうち、このバッジに必要な部分を読み込めませんでした。偽物という意味ではありません。",
        ),
        Some(Code::ProofUnsupported) => (
            "署名をまだ確かめられません",
            "このバッジの署名方式[（{suite}）]には、まだ対応していません。偽物という意味ではありません。",
        ),
        Some(Code::ProofTooComplex) => (
            "署名をまだ確かめられません",
            "データの作りが複雑すぎるため、署名の確認を途中で打ち切りました。偽物という意味ではありません。",
        ),
        Some(Code::ContextUnknown) => (
            "署名の範囲が分かりません",
            "バッジの項目の定義[（{url}）]がこのサイトに登録されていません。そのため、署名の範囲を確認できません。偽物という意味ではありません。",
        ),
        Some(Code::KeyUnbound) if case.asked == Asked::NotYet => (
            "誰の署名か分かりません",
            "署名に使われた鍵が、[「{name}」を名乗る]発行者のものかどうかは、発行者のサーバー[（{host}）]に問い合わせると分かる場合があります。",
        ),
        Some(Code::KeyUnbound) => (
            "誰の署名か分かりません",
            "署名に使われた鍵が、[「{name}」を名乗る]発行者のものだと示す情報がありません。同じ名前は誰でも名乗れます。",
        ),
        Some(Code::KeyUnavailable) => (
            "誰の署名か分かりません",
            match case.asked {
                Asked::NotYet => {
                    "発行者の鍵はサーバー[（{host}）]にあります。署名が発行者のものかどうかは、問い合わせないと分かりません。"
                }
                Asked::Declined => {
                    "発行者のサーバー[（{host}）]への問い合わせを見送ったため、署名が発行者のものかどうかは分かりません。偽物という意味ではありません。"
                }
                Asked::InVain | Asked::Nobody => {
                    "発行者のサーバー[（{host}）]から鍵を取得できず、署名が発行者のものかを確認できませんでした。偽物という意味ではありません。"
                }
            },
        ),
        Some(Code::KeyUnsupported) => (
            "署名をまだ確かめられません",
            "署名に使われた鍵の種類[（{found}）]には、まだ対応していません。偽物という意味ではありません。",
        ),
        Some(Code::ProofBase) => (
            "署名をまだ確かめられません",
            "このバッジの署名は受領者の保管用で、このままでは確かめられません。偽物という意味ではありません。",
        ),
        Some(Code::StatusConcealed) => (
            "いま有効か分かりません",
            "このバッジは、受領者が内容の一部を省いて示せる形式です。有効期限や取り消しの確認先の記載が省かれている可能性があるため、いま有効かどうかを判定できません。偽物という意味ではありません。",
        ),
        Some(Code::StatusUnavailable) if case.asked != Asked::Nobody => (
            "取り消しの有無が不明です",
            match case.asked {
                Asked::NotYet => {
                    "このバッジの取り消しの有無は、発行者のサーバー[（{host}）]に問い合わせないと分かりません。"
                }
                Asked::Declined => {
                    "発行者のサーバー[（{host}）]への問い合わせを見送ったため、取り消しの有無を確認していません。偽物という意味ではありません。"
                }
                Asked::InVain | Asked::Nobody => {
                    "発行者のサーバー[（{host}）]から確認できる回答を得られず、取り消しの有無を確認できませんでした。偽物という意味ではありません。"
                }
            },
        ),
        Some(Code::StatusUnavailable) => (
            "取り消しの有無が不明です",
            "このバッジの取り消しの有無を、[{host}にある]発行者の情報から確かめられませんでした。偽物という意味ではありません。",
        ),
        Some(
            Code::StatusListFaulty
            | Code::StatusListUnsigned
            | Code::StatusListTampered
            | Code::StatusListUnproved
            | Code::StatusListExpired
            | Code::StatusListNotYet
            | Code::StatusListShort
            | Code::StatusSigner
            | Code::StatusPurpose
            | Code::StatusIndex,
        ) => (
            "取り消しの有無が不明です",
            "取り消しや停止を調べる一覧[（{host}）]から、確かな答えを得られませんでした（{what}）。偽物という意味ではありません。",
        ),
        Some(Code::StatusTooOld) => (
            "取り消しの有無が不明です",
            "この端末に保存してある取り消しの一覧[（{date}に取得）]は古く、いまの状態が分かりません。偽物という意味ではありません。",
        ),
        Some(Code::StatusUnsupported) => (
            "取り消しの有無が不明です",
            "このバッジの取り消しの有無は、サーバー[（{host}）]に問い合わせて確かめる必要があります。このサイトでは、まだ対応していません。偽物という意味ではありません。",
        ),
        Some(Code::DocumentUnreachable | Code::DocumentUnexpected) => (
            "必要な情報がそろいません",
            "確認に必要なデータを[{host}から]取得できませんでした。偽物という意味ではありません。",
        ),
        Some(Code::PaperDiffers) => (
            "紙面の記載で判断しないでください",
            "紙面の{fact}[（{written}）]は、バッジに記載された{fact}[（{stated}）]と一致することを確認できませんでした。QRコードだけが別の紙面に貼られたか、紙面が書き換えられた可能性があります。表記の違いや、読み取りの誤りの場合もあります。",
        ),
        Some(Code::HolderNameNear) => (
            "本人のものか分かりません",
            "入力された氏名とバッジの氏名の違いは、異体字（髙と高など）だけです。同じ方かもしれませんが、断定はできません。",
        ),
        Some(Code::HolderNameDiffers) => (
            "本人のものか分かりません",
            "入力された氏名は、バッジの氏名と一致しません。改姓や表記の違いもあるため、これだけでは別の方とは言えません。",
        ),
        Some(Code::HolderAbsent) => {
            ("本人のものか分かりません", "このバッジには、入力された情報と照らし合わせられる記載がありません。")
        }
        Some(Code::HolderUnclear) => ("本人のものか分かりません", "入力が短すぎるか、照合できる形ではありません。"),
        _ => (
            "確認できない項目があります",
            "必要な確認を終えられませんでした[（{what}）]。偽物という意味ではありません。",
        ),
    };
    let next: &[(Who, &str)] = match case.reason {
        Some(Code::HolderUnclear) => {
            &[(Reader, "バッジの受領に使ったメールアドレスか、氏名の全体を入力してください。")]
        }
        Some(Code::HolderNameNear | Code::HolderNameDiffers | Code::HolderAbsent) => {
            &[(Reader, "ほかの情報（受領に使ったメールアドレスなど）で照合するか、ご本人にお確かめください。")]
        }
        Some(Code::PaperDiffers) if case.page => &[
            (Reader, "紙面ではなく、公式ページ（{page}）を開いて、氏名、資格名、有効期限をお確かめください。"),
            (Reader, "紙面との違いを、ご本人にお尋ねください。"),
        ],
        Some(Code::PaperDiffers) => &[
            (Reader, "紙面ではなく、このページに示したバッジの記載をご覧ください。"),
            (Reader, "紙面との違いを、ご本人にお尋ねください。"),
        ],
        Some(Code::StatusConcealed) => &[(
            Reader,
            "ご本人に、内容を省いていないバッジを送ってもらってください。同じ結果になる場合は、発行者の公式サイトにある窓口へお問い合わせください。",
        )],
        Some(Code::EngineIncomplete) => {
            &[(Reader, "インターネットへの接続を確かめてから、もう一度このバッジを確かめてください。")]
        }
        Some(Code::ProofBase) => {
            &[(Reader, "ご本人に、ウォレットの共有（提示）機能で作ったバッジを送ってもらってください。")]
        }
        _ if case.asked == Asked::NotYet && case.needs_answer() => &[(Reader, LET_ASK), (Hurry, ASK_ISSUER)],
        _ if case.page => &[
            (
                Reader,
                "公式ページ（{page}）を開き、そこに示された氏名、資格名、有効期限を、応募書類などと見比べてください。",
            ),
            (Hurry, ASK_ISSUER),
        ],
        Some(Code::DocumentPart) => &[(Reader, "ご本人に、授与されたバッジのファイルを送ってもらってください。")],
        _ if case.asked == Asked::Declined && case.needs_answer() => &[(Reader, LET_ASK), (Hurry, ASK_ISSUER)],
        _ if case.asked == Asked::InVain && case.needs_answer() => &[(Reader, TRY_LATER), (Hurry, ASK_ISSUER)],
        _ => &[(Reader, FIND_YOURSELF)],
    };
    let headline = match case.reason {
        Some(Code::PaperDiffers) => "紙面がバッジと一致しません",
        _ => "まだ判定できません",
    };
    Words { headline, means, reason, next }
}
