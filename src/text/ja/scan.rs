//! 読み取りの画面の言葉。

use crate::text::scan::Scan;

/// The word.
pub const fn scan(word: Scan) -> &'static str {
    match word {
        Scan::Title => "QRコードを読み取る",
        Scan::Back => "戻る",
        Scan::Frame => "カメラの映像。枠の中にQRコードを写します。",
        Scan::Hold => "QRコード全体を枠に入れてください",
        Scan::Opening => "カメラを準備しています…",
        Scan::Off => "カメラは止まっています",
        Scan::LightOn => "ライトを点ける",
        Scan::LightOff => "ライトを消す",
        Scan::Switch => "カメラを切り替える",
        Scan::Zoom => "拡大",
        Scan::Privacy => "映像はこの端末の中だけで読み取ります。録画も送信もしません。",
        Scan::Other => "このQRコードは、バッジではありません",
        Scan::OtherNote => "読み取った内容です。このページが開くことはありません。続けて別のQRコードを写せます。",
        Scan::HelpTitle => "うまく読めないとき",
        Scan::HelpFlat => "紙を平らにして、影が入らないようにします。",
        Scan::HelpDistance => "20〜30cm離し、ピントが合ってから近づけます。",
        Scan::HelpPhoto => "それでも読めないときは、写真を撮って選んでください。証書のPDFも選べます。",
        Scan::Photo => "写真やファイルを選ぶ",
        Scan::OfflineTitle => "電波の届かない場所では",
        Scan::Offline => {
            "この画面を一度開いたことがあれば、オフラインでも読み取れます。バッジの全内容を入れたQRコードなら、署名と有効期限を確かめられます。取り消しの有無など、発行者への問い合わせが要ることは「まだ判定できません」になります。"
        }
        Scan::FaultTitle => "カメラを使えません",
        Scan::Refused => {
            "カメラの使用が許可されていません。ブラウザーのアドレス欄にあるカメラの印から、このサイトに許可してください。写真やファイルからも読み取れます。"
        }
        Scan::Missing => "この端末にはカメラが見つかりません。写真やファイルからも読み取れます。",
        Scan::Busy => {
            "カメラをほかのアプリが使っているか、起動できませんでした。ビデオ会議などを閉じてから、もう一度お試しください。"
        }
        Scan::Unsupported => {
            "このブラウザーでは、ここからカメラを使えません。安全な接続（https）で開いているかをお確かめください。写真やファイルからも読み取れます。"
        }
        Scan::NoScanner => {
            "QRコードを読み取るプログラムを読み込めませんでした。通信できる場所で、もう一度お試しください。"
        }
        Scan::Again => "もう一度試す",
        Scan::SoughtCodes => "画像に埋め込まれたバッジ、画像に写ったQRコード",
        Scan::SoughtPaper => "QRコード、添付ファイル、リンク",
        Scan::SoughtNoProgram => {
            "画像に埋め込まれたバッジ（QRコードは、読み取るプログラムを読み込めなかったため探していません）"
        }
        Scan::SoughtBroken => "画像に埋め込まれたバッジ（QRコードは、この画像を表示できないため探していません）",
    }
}
