//! 画面の言葉。

use crate::text::page::Word;

/// The word.
pub const fn word(word: Word) -> &'static str {
    match word {
        Word::Skip => "本文へ移る",
        Word::Brand => "オープンバッジの確認",
        Word::OtherLanguage => "English",
        Word::NavMain => "主なページ",
        Word::NavFoot => "フッター",
        Word::NavCheck => "確かめる",
        Word::NavIssuers => "発行者一覧",
        Word::Promise => "ファイルはこの端末から出ません",
        Word::PromiseLong => {
            "確認はこの端末の中で行います。発行者のサーバーに問い合わせることはありますが、ファイルや入力内容は送りません。このサイトには、それらを受け取る仕組みもありません。"
        }
        Word::DropHere => "ここにドロップすると、確認が始まります",
        Word::HomeTitle => "資格のバッジを確かめる",
        Word::DropLead => "バッジのファイルをここにドロップ",
        Word::ChooseFiles => "ファイルを選ぶ",
        Word::ChooseFolder => "フォルダーを選ぶ",
        Word::ChooseOther => "別のファイルを選ぶ",
        Word::Kinds => {
            "バッジ画像（PNG・SVG）、証書PDF、QRコードの写った写真、メール（.eml）、JSON、JWT。複数のファイルやフォルダーも、まとめて確かめられます。"
        }
        Word::PasteLabel => "貼り付けて確かめる",
        Word::PastePlaceholder => "バッジのデータ（JSON・JWT）またはリンク（URL）",
        Word::PasteHint => "画像やファイルは、この画面のどこでもCtrl+V（MacではCommand+V）で貼り付けられます。",
        Word::Check => "確かめる",
        Word::SamplesTitle => "見本で試す",
        Word::SampleValid => "有効なバッジ",
        Word::SampleEndorsed => "推薦の付いたバッジ",
        Word::SampleEndsSoon => "まもなく期限が切れるバッジ",
        Word::SampleExpired => "期限切れのバッジ",
        Word::SampleNotYet => "有効期間が始まっていないバッジ",
        Word::SampleTampered => "改ざんされたバッジ",
        Word::SampleUnsigned => "署名のないバッジ",
        Word::SampleOtherKey => "発行者以外の鍵で署名されたバッジ",
        Word::SampleUnlisted => "一覧にない発行者のバッジ",
        Word::SampleImitation => "一覧の発行者と紛らわしい名称のバッジ",
        Word::SampleNoBadge => "データの入っていない画像",
        Word::QuestionsTitle => "この画面で分かること",
        Word::HintIntegrity => "発行者の電子署名、またはサーバーの記録との照合",
        Word::HintStanding => "有効期間内かどうか",
        Word::HintIssuerBefore => "",
        Word::HintIssuerLink => "発行者一覧",
        Word::HintIssuer => "との照合",
        Word::HintHolder => "メールアドレス・氏名・番号との照合",
        Word::Checking => "確認しています…",
        Word::ListDone => "すべてのファイルの確認が終わりました。",
        Word::Copied => "コピーしました。",
        Word::NextTitle => "次にすること",
        Word::AxesLabel => "四つの問いへの答え",
        Word::Sample => "見本",
        Word::SampleBar => "これは見本の結果です。実在の資格・団体・人物とは関係ありません。",
        Word::Honorific => "様",
        Word::FactsTitle => "登録内容",
        Word::ClaimedUnlisted => "発行者が未確認の記載です",
        Word::ClaimedAltered => "書き換えられた記載です。事実として扱わないでください",
        Word::ClaimedRejected => "裏づけのない記載です。事実として扱わないでください",
        Word::ClaimedUnproven => "まだ確かめられていない記載です",
        Word::PictureAlt => "バッジの画像",
        Word::PictureNotSigned => "画像の絵柄そのものは、確かめていません。",
        Word::Provenance => "この内容は、発行者の電子署名で確かめました。",
        Word::NotStated => "記載なし",
        Word::NoEnd => "期限の記載なし",
        Word::ValidUntil => "有効期限",
        Word::ValidFrom => "有効期間の開始",
        Word::Issued => "発行日",
        Word::RegistrationNumber => "登録番号",
        Word::RegistrationHint => "登録を更新すると番号が変わります。",
        Word::PassNumber => "合格番号",
        Word::Recipient => "受領者",
        Word::Holder => "氏名",
        Word::HolderHashed => "内容を読み取れない形（ハッシュ値）で記録されています。照合はできます。",
        Word::Comma => "、",
        Word::Issuer => "発行者",
        Word::Criteria => "認定の条件",
        Word::Description => "説明",
        Word::OnList => "発行者一覧に掲載",
        Word::OnListSample => "発行者一覧に掲載（見本）",
        Word::ChecksTitle => "確認したこと",
        Word::ReasonsTitle => "読み取りの結果",
        Word::NotesTitle => "参考",
        Word::Colon => "：",
        Word::Dot => "・",
        Word::HolderTitle => "本人のものか照合する",
        Word::HolderBy => "照合に使う情報",
        Word::HolderEmail => "メールアドレス",
        Word::HolderName => "氏名",
        Word::HolderNumber => "番号",
        Word::HolderEmailLabel => "バッジの受領に使ったメールアドレス",
        Word::HolderNameLabel => "氏名",
        Word::HolderNumberLabel => "登録番号・合格番号・会員番号など",
        Word::HolderHint => "入力した内容は、この端末の中だけで照合します。送信も保存もしません。",
        Word::HolderCheck => "照合する",
        Word::DrawerTitle => "技術的な詳細",
        Word::DrawerHint => "元のデータ・鍵・通信先",
        Word::DocumentsTitle => "通信先",
        Word::DocumentsNone => "発行者への問い合わせは行っていません。",
        Word::DocumentsHost => "通信先",
        Word::DocumentsPurpose => "目的",
        Word::DocumentsResult => "結果",
        Word::PurposeKey => "発行者の鍵の取得",
        Word::PurposeContext => "項目の定義の取得",
        Word::PurposeAssertion => "バッジの記録の照会",
        Word::PurposeBadgeClass => "資格の説明の取得",
        Word::PurposeProfile => "発行者の情報の取得",
        Word::PurposeRevocation => "取り消しの一覧の取得",
        Word::NeedConsent => "未実施（問い合わせていません）",
        Word::NeedAllowed => "未実施（問い合わせていません）",
        Word::AskMeans => "まだ判定していません",
        Word::AskChoose => "選んでください",
        Word::AskYes => "問い合わせる",
        Word::AskNo => "問い合わせない",
        Word::AskNote => {
            "「問い合わせない」を選ぶと、確かめられない項目はそのまま残ります。「問い合わせる」を選んだサーバーには、このページを閉じるまで、ほかのバッジについてもお尋ねせずに問い合わせます。"
        }
        Word::AddressHolds => "このページのアドレスには、バッジの内容が入っています。",
        Word::AddressClear => "アドレスから消す",
        Word::AddressCleared => "アドレスにバッジの内容は残っていません。",
        Word::KeptNote => {
            "このサイトの発行者一覧で認められた発行者については、取り消しの一覧と鍵の情報をこの端末に保存し、つながらないときに使います。バッジは保存しません。"
        }
        Word::KeptForget => "この端末に保存した一覧を消す",
        Word::KeptForgotten => "保存した一覧を消しました。",
        Word::AskOff => "このページを閉じるまで、どこにも問い合わせない",
        Word::ProvenanceHosted => "この内容は、発行者のサーバーの回答で確かめました。電子署名はありません。",
        Word::SavedNote => {
            "公式ページから保存したデータ（JSON）があれば、ここに追加すると、このバッジと比べます。発行者に確認したことにはなりません。"
        }
        Word::SavedChoose => "保存したファイルを追加",
        Word::HolderNotStated => "氏名の記載はありません",
        Word::Narrative => "取得の経緯",
        Word::Evidence => "根拠資料",
        Word::Alignment => "対応する基準",
        Word::Tags => "キーワード",
        Word::Asking => "問い合わせています…",
        Word::AskStop => "問い合わせをやめる",
        Word::ToldTitle => "問い合わせ先に伝わること",
        Word::ToldBadge => "どのバッジを確かめているか（URL）。誰のバッジかも分かることがあります",
        Word::ToldTime => "問い合わせた日時と、このサイトのアドレス",
        Word::ToldAddress => "お使いの回線のIPアドレスと、ブラウザーの種類や言語",
        Word::UntoldTitle => "問い合わせ先に伝わらないこと",
        Word::UntoldFile => "ファイルそのもの",
        Word::UntoldTyped => "入力した氏名やメールアドレス",
        Word::UntoldOthers => "同時に確かめているバッジのうち、このサーバーと関係のないもの",
        Word::ProofTitle => "署名と鍵",
        Word::EndorsementsTitle => "推薦（エンドースメント）",
        Word::EndorsementsNote => {
            "このバッジに添えられている推薦です。一件ずつ別途確かめた結果であり、バッジの判定には影響しません。"
        }
        Word::EndorsementUnchecked => "推薦（推薦者は未確認）",
        Word::Format => "形式",
        Word::Carrier => "データのあった場所",
        Word::CredentialId => "バッジの識別子",
        Word::FileHash => "ファイルの指紋",
        Word::ListHash => "発行者一覧の指紋",
        Word::Clock => "この端末の時計",
        Word::Engine => "確認プログラム",
        Word::RawTitle => "元のデータ",
        Word::RawCopy => "データをコピー",
        Word::ReportTitle => "確認結果のデータ",
        Word::ReportNote => "すべての確認項目を記したJSONファイルです。氏名などの個人情報が含まれることがあります。",
        Word::ReportSave => "JSONを保存",
        Word::AnotherBadge => "別のバッジを確かめる",
        Word::BackToList => "一覧に戻る",
        Word::FromTheStart => "最初の画面に戻る",
        Word::PastedText => "貼り付けたテキスト",
        Word::LinkText => "リンクに入っていたバッジ",
        Word::CameraText => "カメラで読み取ったQRコード",
        Word::SampleOf => "見本 ",
        Word::LetterTitle => "ご本人へのお願い（文例）",
        Word::Letter => {
            "お送りいただいた画像には、オープンバッジのデータが含まれていませんでした。お手数ですが、オープンバッジウォレットにログインし、バッジの画像をダウンロードして、加工せずにファイルとしてお送りください。"
        }
        Word::LetterCopy => "文例をコピー",
        Word::FileTitle => "読み取ったファイル",
        Word::FileName => "ファイル名",
        Word::FileSize => "サイズ",
        Word::FileSought => "探したもの",
        Word::FileSoughtWhat => "画像に埋め込まれたバッジ、JSON、署名付きトークン（JWT）",
        Word::NoListUsed => "発行者一覧を読み込めないため、発行者は確認していません。",
        Word::WhoseMore => "一覧を見る",
        Word::FailedTitle => "確認を完了できませんでした",
        Word::FailedMeans => "偽物という意味ではありません",
        Word::FailedTooLarge => "ファイルが大きすぎます（上限32 MB）。通常、バッジのファイルは1 MB未満です。",
        Word::FailedNotRead => {
            "ファイルを開けませんでした。移動や変更がされていないかをお確かめのうえ、もう一度選んでください。"
        }
        Word::FailedNotLoaded => "見本を読み込めませんでした。通信の状態をお確かめください。",
        Word::FailedDied => {
            "確認プログラムが止まりました。プログラムは始め直してあり、ほかのファイルの確認には影響ありません。"
        }
        Word::FailedTimedOut => {
            "確認プログラムが止まりました（10秒たっても終わりませんでした）。プログラムは始め直してあり、ほかのファイルの確認には影響ありません。"
        }
        Word::FailedNoWorker => "確認プログラムを起動できませんでした。ページを再読み込みしてください。",
        Word::FailedNotOpened => {
            "ファイルを開くためのプログラムを読み込めませんでした。通信できる場所で、もう一度お試しください。ファイルは端末の外に出ていません。"
        }
        Word::Reload => "再読み込みする",
        Word::Again => "もう一度確かめる",
        Word::ListTitle => "まとめて確かめる",
        Word::ListCaption => "確認結果。選んだ順に並べています。",
        Word::ListVerdict => "結果",
        Word::ListWhat => "資格・ファイル名",
        Word::ListWhatShort => "資格",
        Word::FilterTitle => "結果で絞り込む",
        Word::ChipAll => "すべて",
        Word::ChipRejected => "認められない",
        Word::ChipRevoked => "取り消し",
        Word::ChipSuspended => "停止中",
        Word::ChipExpired => "期限切れ",
        Word::ChipNotYet => "開始前",
        Word::ChipUnlisted => "発行者未確認",
        Word::ChipUndetermined => "まだ判定できません",
        Word::ChipUnreadable => "バッジなし・読み取り不可",
        Word::ChipFailed => "確認未完了",
        Word::ChipValid => "有効",
        Word::ChipAttested => "有効（照会）",
        Word::ChipBusy => "確認中",
        Word::ShortWaiting => "順番待ち",
        Word::ShortAsking => "ご回答待ち",
        Word::Nothing => "なし",
        Word::IssuersTitle => "発行者一覧",
        Word::IssuersLead => {
            "このサイトが確認できる発行者の一覧です。サイトの運営者が、根拠を確かめたうえで掲載しています。"
        }
        Word::ListLoading => "読み込んでいます…",
        Word::Operator => "運営者",
        Word::OperatorContact => "連絡先",
        Word::OperatorHomepage => "ウェブサイト",
        Word::ListDate => "版",
        Word::ListCount => "掲載数",
        Word::ListFingerprint => "指紋",
        Word::IssuerName => "団体名",
        Word::IssuerIds => "識別子",
        Word::IssuerQualifications => "資格",
        Word::IssuerSince => "掲載日",
        Word::IssuerSource => "根拠",
        Word::NotListedTitle => "一覧にない発行者について",
        Word::NotListed => {
            "一覧にないことは、偽物という意味ではありません。このサイトでは、名乗っている団体が本当に発行したかどうかを確かめられない、という意味です。"
        }
        Word::RequestTitle => "掲載の手続き",
        Word::Request => {
            "発行者の方は、団体の公式サイトに識別子（または鍵）を掲示したうえで、そのページのURLをこのサイトの運営者にお知らせください。掲示を確かめてから、次の版に掲載します。"
        }
        Word::FaultsTitle => "発行者一覧を読み込めません",
        Word::FaultsLead => {
            "一覧に誤りがあるか、ファイルがありません。修正されるまで、このサイトではどの発行者も確認済みとして扱いません。"
        }
        Word::BarNoList => "発行者一覧を読み込めません。修正されるまで、どの発行者も確認済みとして扱いません。",
        Word::BarNoListMore => "くわしく",
        Word::BarNoWorker => "確認プログラムを起動できません。ページを再読み込みしてください。",
    }
}
