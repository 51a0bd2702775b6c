//! Every text people read, in Indonesian and English, as typed functions; dates and numbers.
