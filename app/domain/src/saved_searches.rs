//! Searches that people keep: how many, and why one is refused.

/// Searches one person can keep.
pub const SAVED_MAX: u64 = 30;
/// Bytes of the address of a search that can be kept: what fits into the link of a mail.
pub const ADDRESS_BYTES_MAX: usize = 500;
/// Texts that wait for the mail of one search; what comes beyond is found behind its link only.
pub const WAITING_MAX: u64 = 30;

/// Why a search was not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SaveRefused {
    /// It has neither words nor filters: everything would fit.
    #[error("nothing is searched for")]
    Nothing,
    /// Its address has more than [`ADDRESS_BYTES_MAX`] bytes.
    #[error("the search is longer than {ADDRESS_BYTES_MAX} bytes")]
    TooLong,
    /// The person keeps [`SAVED_MAX`] already.
    #[error("{SAVED_MAX} searches are kept already")]
    TooMany,
}

/// Whether a person who keeps so many searches may keep one more.
///
/// # Errors
/// [`SaveRefused`] says why not.
pub const fn may_save(address_bytes: usize, blank: bool, kept: u64) -> Result<(), SaveRefused> {
    if blank {
        return Err(SaveRefused::Nothing);
    }
    if address_bytes > ADDRESS_BYTES_MAX {
        return Err(SaveRefused::TooLong);
    }
    if kept >= SAVED_MAX {
        return Err(SaveRefused::TooMany);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirty_searches_can_be_kept_and_none_for_everything() {
        assert_eq!(may_save(20, false, SAVED_MAX - 1), Ok(()));
        assert_eq!(may_save(20, false, SAVED_MAX), Err(SaveRefused::TooMany));
        assert_eq!(may_save(20, true, 0), Err(SaveRefused::Nothing));
        assert_eq!(may_save(500, false, 0), Ok(()));
        assert_eq!(may_save(501, false, 0), Err(SaveRefused::TooLong));
    }
}
