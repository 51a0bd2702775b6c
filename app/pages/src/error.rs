//! From failure to status: the one place that maps errors to HTTP.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use forum::StoreError;
use forum::error::{ActError, TooOften};

/// Why a page cannot be shown. The error layer writes the page, in the reader's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageError {
    /// No such thing, or nothing this reader may know of: 404.
    NotFound,
    /// The reader must sign in first: 303 to the sign-in page.
    SignIn,
    /// Signed in, but not allowed: 403.
    Forbidden,
    /// The form was opened in another session than the one it is sent from: 403, with what was typed.
    StaleForm,
    /// The request makes no sense: 400.
    BadRequest,
    /// What it was about has changed meanwhile: 409.
    Conflict,
    /// The body is larger than any form: 413.
    TooLarge,
    /// Too often; again in so many seconds: 429.
    TooOften {
        /// Seconds to wait.
        retry_seconds: i64,
    },
    /// Database away or disk full: 503.
    Unavailable,
    /// Our mistake: 500.
    Internal,
}

impl PageError {
    /// The status of the answer.
    pub const fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignIn => StatusCode::SEE_OTHER,
            Self::Forbidden | Self::StaleForm => StatusCode::FORBIDDEN,
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::Conflict => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooOften { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The error of a status some other layer answered with.
    pub fn of_status(status: StatusCode) -> Option<Self> {
        Some(match status {
            StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Self::NotFound,
            StatusCode::FORBIDDEN => Self::Forbidden,
            StatusCode::CONFLICT => Self::Conflict,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::TOO_MANY_REQUESTS => Self::TooOften { retry_seconds: 60 },
            StatusCode::SERVICE_UNAVAILABLE | StatusCode::REQUEST_TIMEOUT => Self::Unavailable,
            status if status.is_client_error() && status != StatusCode::UNPROCESSABLE_ENTITY => {
                Self::BadRequest
            }
            status if status.is_server_error() => Self::Internal,
            _ => return None,
        })
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let mut response = if self == Self::SignIn {
            Redirect::to("/masuk").into_response()
        } else {
            self.status().into_response()
        };
        if let Self::TooOften { retry_seconds } = self
            && let Ok(seconds) = HeaderValue::from_str(&retry_seconds.to_string())
        {
            response.headers_mut().insert(header::RETRY_AFTER, seconds);
        }
        response.extensions_mut().insert(self);
        response
    }
}

impl From<StoreError> for PageError {
    fn from(error: StoreError) -> Self {
        tracing::error!(error = %error, "database failed");
        match error {
            StoreError::Database(_) => Self::Unavailable,
            StoreError::Unreadable { .. } => Self::Internal,
        }
    }
}

impl From<TooOften> for PageError {
    fn from(error: TooOften) -> Self {
        Self::TooOften {
            retry_seconds: error.retry_seconds,
        }
    }
}

impl<R: std::fmt::Debug + std::fmt::Display> From<ActError<R>> for PageError {
    /// A refusal that the handler did not turn into a form with a message is a conflict with what is there now.
    fn from(error: ActError<R>) -> Self {
        match error {
            ActError::NotFound => Self::NotFound,
            ActError::NotAllowed => Self::Forbidden,
            ActError::TooOften(error) => error.into(),
            ActError::Refused(_) => Self::Conflict,
            ActError::Store(error) => error.into(),
        }
    }
}
