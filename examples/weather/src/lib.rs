//! "Is it going to rain tomorrow?"
//!
//! A handler asks a weather service, which the agent was given as state, and has one of two other
//! intents answer.

use std::error::Error;
use std::fmt;
use std::pin::Pin;

use intents_core::{Intent, Reply, Result, State, fulfill, sys};

/// Is it going to rain?
#[derive(Debug, Intent)]
#[intent(examples(en = ["is it going to rain $when{tomorrow}?", "do I need an umbrella $when{on friday}?"]))]
pub struct UserAsksRain {
    /// The day that the user asks about.
    pub when: sys::Date,
}

/// It is going to rain.
#[derive(Debug, Intent)]
pub struct AgentReportsRainyWeather {
    /// The day that the user asked about.
    pub when: sys::Date,
}

/// It is not going to rain.
#[derive(Debug, Intent)]
pub struct AgentReportsGoodWeather;

/// What the sky will do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sky {
    /// Rain.
    Rain,
    /// Anything else.
    Dry,
}

/// A day too far away for a forecast.
#[derive(Debug)]
pub struct NoForecast;

impl fmt::Display for NoForecast {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the service has no forecast for this day")
    }
}

impl Error for NoForecast {}

/// A forecast, once it is there.
pub type Forecast<'a> = Pin<Box<dyn Future<Output = Result<Sky, NoForecast>> + Send + 'a>>;

/// Where forecasts come from: a service in production, a table in tests.
pub trait WeatherApi: Send + Sync {
    /// The forecast for a day.
    fn forecast(&self, day: sys::Date) -> Forecast<'_>;
}

/// What the handler is given.
pub struct Weather(pub Box<dyn WeatherApi>);

/// Asks the service.
///
/// # Errors
///
/// When the service has no forecast for the day.
#[fulfill]
pub async fn rain(ask: UserAsksRain, weather: State<'_, Weather>) -> Result<Reply> {
    Ok(match weather.0.forecast(ask.when).await? {
        Sky::Rain => AgentReportsRainyWeather { when: ask.when }.into(),
        Sky::Dry => AgentReportsGoodWeather.into(),
    })
}

/// A service that knows a few days of rain.
pub struct Almanac {
    /// The days on which it rains.
    pub rainy: Vec<sys::Date>,
}

impl WeatherApi for Almanac {
    fn forecast(&self, day: sys::Date) -> Forecast<'_> {
        let sky = if self.rainy.contains(&day) { Sky::Rain } else { Sky::Dry };
        Box::pin(async move { Ok(sky) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn reply(day: &str) -> Reply {
        let rainy = vec!["2026-11-22".parse().unwrap()];
        let weather = Weather(Box::new(Almanac { rainy }));
        let ask = UserAsksRain { when: day.parse().unwrap() };
        rain(ask, State::from(&weather)).await.unwrap()
    }

    #[tokio::test]
    async fn rain_is_reported_with_its_day() {
        let reply = reply("2026-11-22").await;
        let report: &AgentReportsRainyWeather = reply.triggered().unwrap().downcast_ref().unwrap();
        assert_eq!(report.when.to_string(), "2026-11-22");
    }

    #[tokio::test]
    async fn any_other_day_is_fine() {
        let reply = reply("2026-11-23").await;
        assert!(reply.triggered().unwrap().downcast_ref::<AgentReportsGoodWeather>().is_some());
    }
}
