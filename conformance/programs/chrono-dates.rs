//! Dates and times of chrono: made, moved, compared, written and read.
use chrono::prelude::*;
use chrono::{Days, Duration, Months, SecondsFormat, TimeDelta};

fn main() {
    let date = NaiveDate::from_ymd_opt(2024, 2, 29).unwrap();
    println!("{date} {date:?} {} {:?} {}", date.weekday(), date.iso_week(), date.ordinal());
    println!("{:?} {:?}", NaiveDate::from_ymd_opt(2023, 2, 29), date.with_year(2025));
    println!("{} {} {}", date + Months::new(12), date - Days::new(60), date.succ_opt().unwrap());
    println!("{:?}", date.signed_duration_since(NaiveDate::from_ymd_opt(2023, 12, 31).unwrap()).num_weeks());
    println!("{:?}", date.iter_days().take(2).collect::<Vec<_>>());

    let moment = Utc.with_ymd_and_hms(2024, 1, 5, 9, 3, 7).unwrap() + TimeDelta::milliseconds(45);
    println!("{moment} | {moment:?} | {}", moment.to_rfc3339());
    println!("{} {}", moment.to_rfc3339_opts(SecondsFormat::Micros, true), moment.to_rfc2822());
    println!("{}", moment.format("%A, %e %B %Y %I:%M:%S%.3f %p %j %s %Z %z"));
    println!("{}", moment.format("%d/%m/%y %-d.%-m. %H%M %a %b %F %T %D %%"));
    println!("{} {} {}", moment.timestamp(), moment.timestamp_millis(), moment.timestamp_subsec_micros());
    let east = FixedOffset::east_opt(5 * 3600 + 1800).unwrap();
    let there = moment.with_timezone(&east);
    println!("{there} {there:?} {} {}", there.hour(), there == moment);
    println!("{:?}", there.date_naive().and_hms_opt(23, 59, 59).unwrap());

    let span = moment - Utc.timestamp_opt(1_700_000_000, 0).unwrap();
    println!("{span} {span:?} {} {} {}", span.num_days(), span.num_hours(), span.num_milliseconds());
    println!("{} {} {:?}", Duration::seconds(-90), -Duration::milliseconds(1500), Duration::zero());
    println!("{:?} {:?}", Duration::minutes(2).to_std(), Duration::seconds(-1).to_std().map_err(|e| e.to_string()));
    println!("{}", Duration::hours(1) + Duration::minutes(1) * 3 - Duration::nanoseconds(1));

    println!("{:?}", "2024-03-01T10:00:00+02:00".parse::<DateTime<Utc>>());
    println!("{:?}", DateTime::parse_from_rfc3339("2024-03-01T10:00:00.25-08:00"));
    println!("{:?}", NaiveDateTime::parse_from_str("01.03.2024 7:05", "%d.%m.%Y %H:%M"));
    println!("{:?}", NaiveDate::parse_from_str("Mar 5, 2024", "%b %d, %Y"));
    println!("{:?}", NaiveTime::parse_from_str("07:15 PM", "%I:%M %p"));
    println!("{:?}", "2024-13-01".parse::<NaiveDate>().map_err(|e| e.to_string()));
    println!("{:?}", NaiveDate::parse_from_str("2024-01-01x", "%Y-%m-%d").map_err(|e| e.to_string()));
    println!("{:?}", DateTime::parse_from_rfc3339("2024-01-01").map_err(|e| e.to_string()));
    println!("{:?}", NaiveTime::from_hms_milli_opt(1, 2, 3, 40).unwrap());
    println!("{:?} {:?} {}", "fri".parse::<Weekday>(), Weekday::Sun.succ(), Month::try_from(4).unwrap().name());
    println!("{:?}", moment.duration_trunc_to_hour());
    println!("{}", serde_json::to_string(&(moment, date)).unwrap());
    println!("{:?}", serde_json::from_str::<(DateTime<Utc>, NaiveDate)>(r#"["2024-01-05T09:03:07Z","2024-02-29"]"#).unwrap());
    println!("{}", Local::now() >= Utc::now() - Duration::hours(1));
}

trait Hourly {
    fn duration_trunc_to_hour(self) -> DateTime<Utc>;
}
impl Hourly for DateTime<Utc> {
    fn duration_trunc_to_hour(self) -> DateTime<Utc> {
        use chrono::DurationRound;
        self.duration_trunc(TimeDelta::hours(1)).unwrap()
    }
}
