//! What can be searched.

crate::codes! {
    /// A kind of thing in the search index.
    IndexPart {
        /// A consultation's own words.
        Consultation = "consultation",
        /// An aspiration.
        Aspiration = "aspiration",
        /// A comment.
        Comment = "comment",
        /// An official answer.
        Response = "response",
        /// A published summary.
        Summary = "summary",
    }
}
