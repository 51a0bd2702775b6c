//! Tests of the finished message, read back by another library, and of the ways it leaves and arrives.

#[cfg(test)]
mod arriving;
#[cfg(test)]
mod headers;
#[cfg(test)]
mod letters;
#[cfg(test)]
mod lmtp;
#[cfg(test)]
mod privacy;
#[cfg(test)]
mod python;
#[cfg(test)]
mod reading;
#[cfg(test)]
mod server;
#[cfg(test)]
mod subjects;
#[cfg(test)]
mod transports;
