//! What a host answered, and what of it would trouble a browser or its user.

use std::time::Duration;

use hyper::body::Bytes;
use hyper::http::{HeaderMap, header};

/// An HTTP answer with all that came with it.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    /// The status; every one counts as an answer.
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    /// The body, or nothing where it is long or broke off.
    pub(crate) body: Bytes,
    /// For how many days more the certificate will be accepted, at most [`super::trust::DAYS_MAX`].
    pub(crate) days_left: u16,
    /// From the first packet to the whole answer.
    pub(crate) took: Duration,
}

impl Answer {
    /// All values of a header in one line, lower case; empty where there is none.
    pub(crate) fn header(&self, name: &str) -> String {
        let values = self.headers.get_all(name).iter();
        let values: Vec<_> = values
            .map(|value| String::from_utf8_lossy(value.as_bytes()).to_lowercase())
            .collect();
        values.join(", ")
    }

    /// The header by which browsers keep the answer from other sites, so that a probe is rejected although a host
    /// answered.
    pub(crate) fn withheld_by(&self) -> Option<String> {
        let policy = self.header("cross-origin-resource-policy");
        let policy = policy.trim();
        ["same-origin", "same-site"]
            .contains(&policy)
            .then(|| format!("Cross-Origin-Resource-Policy: {policy}"))
    }

    /// Where the answer sends the browser, if it does.
    pub(crate) fn leads_to(&self) -> Option<String> {
        let redirects = matches!(self.status, 301 | 302 | 303 | 307 | 308);
        let location = self.headers.get(header::LOCATION)?;
        redirects.then(|| String::from_utf8_lossy(location.as_bytes()).into_owned())
    }
}

#[cfg(test)]
impl Answer {
    /// An answer for tests of what is made of it.
    pub(crate) fn sample(status: u16, headers: &[(&'static str, &str)], body: &str) -> Self {
        let headers = headers.iter().map(|(name, value)| {
            let name = hyper::http::HeaderName::from_static(name);
            (name, value.parse().unwrap())
        });
        Self {
            status,
            headers: headers.collect(),
            body: Bytes::copy_from_slice(body.as_bytes()),
            days_left: 60,
            took: Duration::from_millis(40),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_policies_that_keep_other_sites_out_withhold() {
        for (policy, withholds) in [
            ("same-origin", true),
            ("Same-Site", true),
            ("cross-origin", false),
            ("nonsense", false),
        ] {
            let answer = Answer::sample(200, &[("cross-origin-resource-policy", policy)], "");
            assert_eq!(answer.withheld_by().is_some(), withholds, "{policy}");
        }
        assert_eq!(Answer::sample(200, &[], "").withheld_by(), None);
    }

    #[test]
    fn only_a_status_that_redirects_leads_elsewhere() {
        for (status, leads) in [(200, false), (201, false), (301, true), (304, false), (308, true)] {
            let answer = Answer::sample(status, &[("location", "/elsewhere")], "");
            assert_eq!(answer.leads_to().is_some(), leads, "{status}");
        }
        assert_eq!(Answer::sample(302, &[], "").leads_to(), None);
    }
}
