//! "Is it going to rain tomorrow?"
//!
//! A handler calls a weather service, which is part of the agent's state, and triggers one of two
//! other intents.

use std::error::Error;
use std::fmt;
use std::pin::Pin;

use intents_core::{Intent, Reply, Result, State, fulfill, sys};

/// The user asks whether it will rain.
#[derive(Debug, Intent)]
#[intent(examples(en = [
    "is it going to rain $when{tomorrow}?",
    "do I need an umbrella $when{on friday}?",
]))]
pub struct UserAsksRain {
    /// The day.
    pub when: sys::Date,
}

/// The agent reports rain.
#[derive(Debug, Intent)]
pub struct AgentReportsRainyWeather {
    /// The day.
    pub when: sys::Date,
}

/// The agent reports good weather.
#[derive(Debug, Intent)]
pub struct AgentReportsGoodWeather;

/// A kind of weather.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sky {
    /// Rain.
    Rain,
    /// No rain.
    Dry,
}

/// The error for a day without a forecast.
#[derive(Debug)]
pub struct NoForecast;

impl fmt::Display for NoForecast {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the service has no forecast for this day")
    }
}

impl Error for NoForecast {}

/// The future of a forecast.
pub type Forecast<'a> = Pin<Box<dyn Future<Output = Result<Sky, NoForecast>> + Send + 'a>>;

/// A source of forecasts: a service in production, a table in tests.
pub trait WeatherApi: Send + Sync {
    /// Returns the forecast for a day.
    fn forecast(&self, day: sys::Date) -> Forecast<'_>;
}

/// The state of the agent.
pub struct Weather(pub Box<dyn WeatherApi>);

/// Calls the service and triggers the intent that reports the weather.
///
/// # Errors
///
/// Returns an error if the service has no forecast for the day.
#[fulfill]
pub async fn rain(ask: UserAsksRain, weather: State<'_, Weather>) -> Result<Reply> {
    Ok(match weather.0.forecast(ask.when).await? {
        Sky::Rain => AgentReportsRainyWeather { when: ask.when }.into(),
        Sky::Dry => AgentReportsGoodWeather.into(),
    })
}

/// A table of forecasts, for tests and for the example program.
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
        let report: &AgentReportsRainyWeather =
            reply.parts().trigger.unwrap().downcast_ref().unwrap();
        assert_eq!(report.when.to_string(), "2026-11-22");
    }

    #[tokio::test]
    async fn any_other_day_has_good_weather() {
        let reply = reply("2026-11-23").await;
        assert!(reply.parts().trigger.unwrap().downcast_ref::<AgentReportsGoodWeather>().is_some());
    }
}
