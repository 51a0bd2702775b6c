//! What the client is told. None of it repeats what the client said.

pub(super) const OK: &str = "250 2.0.0 ok\r\n";
pub(super) const TAKEN: &str = "250 2.0.0 taken\r\n";
pub(super) const GO_ON: &str = "354 end with a dot on a line of its own\r\n";
pub(super) const BYE: &str = "221 2.0.0 bye\r\n";
pub(super) const LATER: &str = "451 4.3.0 not now, come again\r\n";
pub(super) const SLOW: &str = "421 4.4.2 too slow\r\n";
pub(super) const TOO_MANY: &str = "452 4.5.3 too many recipients\r\n";
pub(super) const ENOUGH: &str = "421 4.7.0 enough of this\r\n";
pub(super) const WRONG_LINE: &str =
    "521 5.5.2 lines must end in CR LF, hold neither alone, and not be too long\r\n";
pub(super) const UNKNOWN_COMMAND: &str = "500 5.5.1 command not known\r\n";
pub(super) const SYNTAX: &str = "501 5.5.4 this cannot be read\r\n";
pub(super) const SEQUENCE: &str = "503 5.5.1 not at this point\r\n";
pub(super) const NO_RECIPIENT: &str = "503 5.5.1 no valid recipients\r\n";
pub(super) const NOBODY: &str = "550 5.1.1 no such address here\r\n";
pub(super) const TOO_LARGE: &str = "552 5.3.4 message is too large\r\n";
