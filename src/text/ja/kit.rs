//! 資格をお持ちの方の画面の言葉。

use crate::text::kit::{Front, Word};

/// What the page says by itself.
pub const fn front(front: Front) -> &'static str {
    match front {
        Front::Nav => "資格をお持ちの方",
        Front::Title => "バッジを見せる",
        Front::Lead => {
            "メールの署名、QRコード、リンクなどを作ります。受け取った方は、リンクを開くかQRコードを読み取るだけで確かめられます。作成も、この端末の中で行います。"
        }
        Front::Begin => {
            "はじめに、お持ちのバッジを確かめます。確かめたあと、結果の画面で「このバッジを見せる」を押してください。"
        }
        Front::NotProved => {
            "いま開いているバッジは、発行者のものと確かめられていないため、ここでは使えません。別のバッジを選んでください。"
        }
        Front::Which => "どのバッジを見せますか",
        Front::Show => "このバッジを見せる",
        Front::Other => "別のバッジを選ぶ",
        Front::Lost => "作成プログラムを読み込めませんでした。通信の状態をお確かめのうえ、もう一度お試しください。",
        Front::Again => "もう一度試す",
    }
}

/// The word.
pub const fn word(word: Word) -> &'static str {
    match word {
        Word::SignatureTitle => "メールの署名",
        Word::Name => "氏名",
        Word::Company => "会社・部署",
        Word::Telephone => "電話番号",
        Word::Optional => "任意",
        Word::WithNumber => "登録番号を載せる",
        Word::WithNumberHint => "全内容を入れたリンクには、ここで載せなくても登録番号が入ります。",
        Word::LinkHolds => "リンクに入れる内容",
        Word::LinkWhole => "バッジの全内容",
        Word::LinkWholeHint => "リンクだけで署名を確かめられます。氏名などの記載もリンクに入ります。",
        Word::LinkShort => "バッジの置き場所だけ（短いリンク）",
        Word::LinkShortHint => {
            "開いた方の了承を得てから、発行者のサーバーに問い合わせます。サーバーに公開されていないバッジには使えないため、送る前に、ご自身で開いてお確かめください。"
        }
        Word::PreviewTitle => "プレビュー",
        Word::LetterSubject => "件名：お打ち合わせのお礼",
        Word::LetterBody => "本日はありがとうございました。",
        Word::CopySignature => "署名をコピー",
        Word::CopyText => "文字だけコピー",
        Word::PasteNote => {
            "OutlookやGmailの署名欄に貼り付けてください。画像が表示されないときは、画像を保存し、署名欄の「画像の挿入」で入れてください。"
        }
        Word::SavePicture => "画像を保存",
        Word::Selected => "署名を選択しました。Ctrl+C（MacではCommand+C）でコピーしてください。",
        Word::StepsTitle => "署名を設定する手順",
        Word::QrTitle => "QRコード",
        Word::QrLead => "印刷物に載せられます。スマートフォンで読み取ると、このサイトが開き、バッジを確かめられます。",
        Word::QrSide => "一辺の長さ（mm）",
        Word::QrAlt => "このバッジのQRコード",
        Word::SaveSvg => "SVGを保存",
        Word::SavePng => "PNGを保存",
        Word::LinkTitle => "リンク",
        Word::LinkLabel => "リンクのURL",
        Word::LinkCopy => "リンクをコピー",
        Word::ToldTitle => "リンクから伝わること",
        Word::LinkedInTitle => "LinkedInのプロフィール",
        Word::LinkedInLead => {
            "資格を追加する画面を開きます。開くと、資格名・発行者・年月・リンクと、「登録番号を載せる」を選んだ場合は登録番号がLinkedInに送られます。それまでは何も送りません。欄が空のままのときは、ご自身で入力してください。"
        }
        Word::LinkedInOpen => "LinkedInを開く",
        Word::CardTitle => "カードの画像",
        Word::CardAlt => "氏名・資格・発行者とQRコードを載せたカード",
        Word::CalendarTitle => "期限のお知らせ",
        Word::CalendarLead => {
            "有効期限が近づいたことを知らせる予定（.icsファイル）です。カレンダーに取り込んでください。リンクや氏名は入りません。"
        }
        Word::CalendarDays => "お知らせする日",
        Word::CalendarSave => "予定を保存",
    }
}

/// Mail programs and what to do in them.
pub const STEPS: &[(&str, &[&str])] = &[
    (
        "新しいOutlook・Web版のOutlook",
        &[
            "「署名をコピー」を押します。",
            "Outlookの「設定」（歯車）から、「アカウント」→「署名」を開きます。",
            "「新しい署名」を選び、名前を付けて、本文の欄に貼り付けます。",
            "「保存」を押し、新しいメッセージと返信に使う署名として選びます。",
        ],
    ),
    (
        "従来のOutlook（Windows）",
        &[
            "「署名をコピー」を押します。",
            "「ファイル」→「オプション」→「メール」→「署名」を開きます。",
            "「新規作成」で名前を付け、「署名の編集」の欄に貼り付けます（Ctrl+V）。",
            "画像が表示されないときは、「画像を保存」で保存したファイルを、欄の上の画像のボタンから入れ、リンクのボタンでリンクを付けます。",
            "既定の署名として選び、「OK」を押します。",
        ],
    ),
    (
        "Gmail",
        &[
            "「署名をコピー」を押します。",
            "パソコンのGmailで、歯車→「すべての設定を表示」→「全般」の「署名」を開きます。",
            "「新規作成」で名前を付け、右の欄に貼り付けます。",
            "下の「署名のデフォルト」で選び、画面の一番下の「変更を保存」を押します。",
        ],
    ),
];

/// Of a link that holds all.
pub const TOLD_WHOLE: &[&str] = &[
    "リンクを受け取った方は、バッジに書かれた氏名や登録番号を見ることができます。",
    "内容はリンクの「#」より後ろに入っています。リンクを開いても、ブラウザーはこの部分をどのサーバーにも送りません。",
    "メールやチャットの本文を扱うサービス（迷惑メールやリンクの検査、チャットのプレビューなど）は、リンクの全文、つまりバッジの内容を読むことができます。",
    "検査のためにリンクを書き換えるサービスでは、「#」より後ろが失われることがあります。はじめにご自身あてに送り、開いてお確かめください。",
];

/// Of a short link.
pub const TOLD_SHORT: &[&str] = &[
    "リンクには、バッジの置き場所だけが入っています。その場所を開ける方は、バッジに書かれた内容を見ることができます。",
    "リンクを開いた方が問い合わせに同意すると、発行者のサーバーに、バッジが確かめられたことが伝わります。",
    "検査のためにリンクを書き換えるサービスでは、「#」より後ろが失われることがあります。はじめにご自身あてに送り、開いてお確かめください。",
];
