//! What the reader lets the worker ask. Kept in memory, for this visit.

use std::rc::Rc;

use super::entry::{Entry, Stage};
use super::focus::{self, Target};
use super::route::Screen;
use super::state::Desk;
use crate::engine::address;
use crate::engine::documents::{Need, Request};
use crate::engine::report::Report;

impl Desk {
    /// Of these needs, those that wait for the reader's word: one for each host.
    pub fn open<'a>(self, needs: impl IntoIterator<Item = &'a Request>) -> Vec<&'a Request> {
        let mut open: Vec<&Request> = Vec::new();
        self.leave.peek(|leave| {
            for need in needs {
                let is_answered = leave.yes.iter().chain(&leave.no).any(|it| it == host(need));
                let is_known = open.iter().any(|other| host(other) == host(need));
                if need.reason == Need::Consent && !is_answered && !is_known {
                    open.push(need);
                }
            }
        });
        open
    }

    /// The reader's word on these hosts: every input that waits for one of them is judged anew.
    pub fn answer(self, hosts: &[String], yes: bool) {
        self.leave.update(|leave| {
            let list = if yes { &mut leave.yes } else { &mut leave.no };
            list.extend(hosts.iter().cloned());
        });
        self.judge_where(|report| report.needs.iter().any(|need| hosts.iter().any(|it| it == host(need))));
    }

    /// Nobody is asked any more, or again whoever may be.
    pub fn switch(self, off: bool) {
        self.leave.update(|leave| leave.off = off);
        let declined = |report: &Report| report.documents.iter().any(|it| it.result == "declined");
        self.judge_where(|report| !report.needs.is_empty() || (!off && declined(report)));
    }

    /// The reader does not want to wait for those who are being asked.
    pub fn stop_asking(self) {
        let hosts = self.asking.now();
        self.leave.update(|leave| {
            leave.yes.retain(|host| !hosts.contains(host));
            leave.no.extend(hosts.iter().cloned());
        });
        self.asking.set(Rc::default());
        self.interrupt();
    }

    fn judge_where(self, concerned: impl Fn(&Report) -> bool) {
        let waits = |entry: &&Entry| {
            entry.stage.peek(|stage| matches!(stage, Stage::Done(done) if concerned(&done.answer.report)))
        };
        let entries: Vec<Entry> = self.entries.peek(|all| all.iter().filter(waits).cloned().collect());
        if !entries.is_empty() {
            focus::later(if self.screen.now() == Screen::List { Target::Title } else { Target::Verdict });
        }
        self.rejudge(&entries);
    }
}

/// The host that a need is about.
pub fn host(need: &Request) -> &str {
    address::host(&need.url).unwrap_or_default()
}
