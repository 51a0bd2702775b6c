### Search.
search-title = Search
search-title-for = Results for “{ $words }”
search-lede = Search all aspirations, comments, official answers and consultations that anybody may read.

search-results = { $count ->
    [one] { $shown } result
   *[other] { $shown } results
}
search-said-words = for “{ $words }”
search-said-part = among { $part }
search-said-consultation = in the consultation “{ $title }”
search-said-kind = kind { $kind }
search-said-state = state { $state }
search-clear = Clear all filters

search-part = Show
search-part-consultation = Consultations
search-part-aspiration = Aspirations
search-part-comment = Comments
search-part-response = Official answers
search-part-summary = Summaries
search-order-best = Best match
search-consultation = Consultation
search-narrow = Order and filter
search-more = More results
search-first = To the first results

search-corrected = These are results for the spelling we think you meant:
search-loosened-title = Nothing holds all of these words
search-loosened-text = Below is what holds some of them.
search-partial-title = Search is being prepared
search-partial-text = For now only aspirations are searched, by exact words and without counts. It usually takes less than a minute.
search-code-title = Looking for a tracking code?
search-code-text = Tracking codes are not searched here. Use the tracking page.
search-code-link = Track by code

search-none-title = No results for “{ $words }”
search-none-all-title = Nothing has been written yet
search-none-text = Try other words, or fewer.
search-none-all-text = As soon as there is something to read, it appears here.
search-none-everywhere = Search without filters ({ $count })
search-none-near = Words like these
search-none-write = Say it in a consultation

search-comment-on = Comment on “{ $title }”
search-comment-on-untitled = Comment on a statement
search-response-to = Official answer to “{ $title }”
search-response-to-untitled = Official answer to a statement
search-is-consultation = Consultation
search-is-summary = Summary of a consultation

search-suggestions = Search suggestions
search-suggestion-count = { $count ->
    [0] No suggestions
    [one] 1 suggestion
   *[other] { $count } suggestions
}
search-suggestion-page = Open the post
search-suggestion-area = Area
search-maybe = You may be looking for

near-title = Somebody may have written this already
near-text = If it says what you mean, support it instead: support that adds up is easier to see. If yours is different, send it. Links open in a new tab.
related-title = Similar posts
related-elsewhere-title = Related posts in other consultations

search-said-agency = agency { $agency }
search-said-area = area { $area }
search-said-since = since { $day }
search-said-until = until { $day }
search-agency = Agency
search-area = Area

search-hint-title = How we read what you typed
search-hint-unknown = “{ $typed }” is not known here, so it was read as words.
search-hint-again = A filter counts once only, so “{ $typed }” was read as words.
search-hint-empty = Nothing follows “{ $typed }”, so it was read as a word.
search-hint-without = A filter cannot be excluded. “{ $typed }” was read as words to leave out.
search-hint-quote = A quotation mark is still open, so all words after it were read as one phrase.
search-hint-or = OR needs a word on both sides. One that stood alone was skipped.
search-hint-prefix = “{ $typed }” is too short for the beginning of a word, so it was read as a whole word.
search-hint-long = Only the first 512 characters were searched for.
search-hint-terms = { $count ->
    [one] The last word was left out. A search takes 32 words at most.
   *[other] The last { $count } words were left out. A search takes 32 words at most.
}
search-hint-forms = Too many words begin with “{ $typed }”. Only the first thousand of the alphabet were searched for.

search-explain = Why it stands here
search-explain-score = Score { $score }
search-explain-factors = words { $words } × kind { $part } × freshness { $freshness } × support { $support }
search-way-word = word in any form
search-way-exact = exactly as typed
search-way-title = in the title
search-way-synonyms = the word or what means the same
search-way-spelling = another spelling
search-way-phrase = phrase
search-way-prefix = beginning of a word

search-form-title = Search more precisely
search-form-text = What you choose here means the same as a filter typed in the box. What is typed comes first.
search-since = Since
search-until = Until
search-answered = Officially answered
search-without = without “{ $word }”: { $count }
search-how-title = How to search
search-how-text = Just write the words you remember. Spelling, endings and abbreviations need not be exact. To be more precise:
search-how-phrase = words that stand together
search-how-without = holds lampu but not taman
search-how-or = either of two words
search-how-prefix = every word that begins with jalan
search-how-agency = handled by one agency
search-how-area = about one kelurahan, desa or kecamatan
search-how-state = by state: received, in_progress, answered, done
search-how-kind = by kind: complaint, aspiration, information, appreciation
search-how-consultation = in one consultation
search-how-days = by time: a year, a month or a day
