//! Tests of the finished message, read back by another library, and of the ways it leaves.

#[cfg(test)]
mod headers;
#[cfg(test)]
mod letters;
#[cfg(test)]
mod privacy;
#[cfg(test)]
mod reading;
#[cfg(test)]
mod server;
#[cfg(test)]
mod subjects;
#[cfg(test)]
mod transports;
