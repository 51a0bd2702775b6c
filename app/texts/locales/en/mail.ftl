### Mail: codes, receipts, news. The subject says what happened; a code is never in the subject.
mail-hello = Hello,
mail-hello-name = Hello { $name },
mail-via = { $agency } via { $site }
mail-untitled = untitled
mail-link-removed = [link]
mail-someone = Someone
mail-agency = The agency
mail-about = About
mail-by-reason = Reason

mail-code-sign-in-subject = Your sign-in code for { $site }
mail-code-sign-in-intro = Someone wants to sign in to { $site } with this e-mail address. If that is you, type this code on the sign-in page.
mail-code-sign-in-action = Sign in with this link
mail-code-register-subject = Your registration code for { $site }
mail-code-register-intro = Someone is registering at { $site } with this e-mail address. If that is you, type this code to finish.
mail-code-register-action = Finish with this link
mail-code-minutes = { $minutes ->
    [one] The code and the link work for { $minutes } minute, and only once.
   *[other] The code and the link work for { $minutes } minutes, and only once.
}
mail-code-keep = Do not give this code to anyone, not even to someone who says they are an official.
mail-code-not-you = Not you? Just ignore this mail. Without the code nobody can sign in.
mail-code-why = We sent this because your address was entered on the sign-in or registration page of { $site }.

mail-test-subject = Test mail from { $site }
mail-test-intro = If this mail reached your inbox, not the junk folder, sending works.
mail-test-action = Open the site
mail-test-why = You get this mail because the operator of { $site } sent it to this address as a test.

mail-receipt-subject = We have received: { $title }
mail-receipt-headline = We have received your aspiration
mail-receipt-intro = Thank you. Your aspiration is now part of the consultation “{ $consultation }”.
mail-receipt-public = Everybody can read it, with your name.
mail-receipt-anonymous = Everybody can read it, but without your name.
mail-receipt-next = The agency will read it. We will e-mail you when there is an answer, a comment or a change.
mail-receipt-tracking = Tracking code
mail-receipt-tracking-hint = Keep this code. With it you can see how things stand on the Track page without signing in.
mail-receipt-action = See your aspiration
mail-receipt-why = You get this mail because you sent an aspiration at { $site }.

mail-comment-subject = New comment: { $title }
mail-comment-reply-subject = Reply to your comment: { $title }
mail-comment-mine = { $who } commented on your aspiration
mail-comment-followed = { $who } commented on an aspiration you follow
mail-comment-reply = { $who } replied to your comment
mail-comment-action = Read and reply

mail-response-subject = { $agency } answered: { $title }
mail-response-mine = { $agency } answered your aspiration
mail-response-followed = { $agency } answered an aspiration you follow
mail-response-action = Read the full answer

mail-state-subject = { $state }: { $title }
mail-state-mine = Something changed for your aspiration
mail-state-followed = Something changed for an aspiration you follow
mail-state-now = Now
mail-state-action = See what is happening

mail-hide-aspiration-subject = Your aspiration was hidden: { $title }
mail-hide-comment-subject = Your comment was hidden: { $title }
mail-hide-aspiration = A moderator hid your aspiration
mail-hide-comment = A moderator hid your comment
mail-hide-intro = The public can no longer see it. You can still read it yourself.
mail-keep-aspiration-subject = Your aspiration stays visible: { $title }
mail-keep-comment-subject = Your comment stays visible: { $title }
mail-keep-aspiration = Your aspiration stays visible
mail-keep-comment = Your comment stays visible
mail-keep-intro = A reader reported it. A moderator checked it and changed nothing.
mail-restore-aspiration-subject = Your aspiration is visible again: { $title }
mail-restore-comment-subject = Your comment is visible again: { $title }
mail-restore-aspiration = Your aspiration is visible again
mail-restore-comment = Your comment is visible again
mail-restore-intro = A moderator looked at the earlier decision again. Everybody can read it now.
mail-uphold-aspiration-subject = Your aspiration stays hidden: { $title }
mail-uphold-comment-subject = Your comment stays hidden: { $title }
mail-uphold-aspiration = Your aspiration stays hidden
mail-uphold-comment = Your comment stays hidden
mail-uphold-intro = A moderator read your answer and looked again. The decision stands.
mail-reason-personal-data = It holds personal data
mail-reason-insult = It insults, threatens or spreads hate
mail-reason-hoax = It holds untrue claims that may do harm
mail-reason-spam = Advertising or repeated posts
mail-reason-off-topic = It is not about the consultation
mail-reason-other = Something else
mail-reason-rejected-in-source = Already rejected where it came from
mail-moderation-can-answer = You do not agree? Write your answer on that page; a moderator will read it.
mail-moderation-action = See the decision
mail-moderation-answer-action = See it and answer
mail-moderation-why = You get this mail because the decision is about something you wrote at { $site }.

mail-summary-subject = The results of the consultation are out: { $title }
mail-summary-headline = The results of the consultation are out
mail-summary-intro = This consultation has ended. The summary shows which aspirations each part rests on.
mail-summary-action = Read the summary
mail-summary-why = You get this mail because you took part in this consultation or follow it.

mail-replied-subject = Your reply was posted without its attachments: { $title }
mail-replied = Your reply was posted, but its attachments were not
mail-not-replied-subject = Your reply was not posted: { $title }
mail-not-replied = Your reply by e-mail was not posted
mail-reply-attachments = A comment can only hold text. We have not kept the attachments of your mail.
mail-reply-empty = We found no new words in your mail, only a quote or a signature. Write your reply above the quote and send it again.
mail-reply-too-long = It is too long for one comment. Shorten it, or make several replies of it.
mail-reply-unreadable = Your mail holds characters we cannot show. Please write the comment on the page itself.
mail-reply-not-open = This consultation is not open at the moment, so no new comments can be taken.
mail-reply-gone = What you replied to is no longer shown.
mail-reply-too-often = You sent many comments in a short time. Wait a little and send it again.
mail-reply-expired = A mail can be answered for { $days } days. Please write the comment on the page itself.
mail-reply-other-address = The reply came from another address than the one of your account. To be safe we have not posted it. If it was you, reply from the address of your account or write on the page itself. If it was not, you may have forwarded our mail to somebody.
mail-reply-names-author = You write without your name there, but the reply holds your name or address. So that nobody recognises you, we have not posted it. Take the name out and send it again.
mail-reply-action = Open the page
mail-reply-why = You get this mail because somebody replied in your name to a mail from { $site }.
mail-can-reply = Want to answer? Just reply to this mail; what you write becomes a comment everybody can read.
mail-search-subject = Something new: { $name }
mail-search-headline = There is something new for your search
mail-search-aspiration = Aspiration
mail-search-comment = Comment on
mail-search-response = Official answer to
mail-search-consultation = Consultation
mail-search-summary = Summary of a consultation
mail-search-more = There is more. See all of it on the search page.
mail-search-action = See all results
mail-search-why = You get this mail because you saved this search on { $site }.

mail-private-subject = There is news about what you sent
mail-private-intro = For your safety, this mail does not say what it is. Open the link to read it.
mail-private-receipt-subject = We have received what you sent
mail-private-receipt-intro = Thank you. For your safety, this mail does not repeat it. Open the link to see how things stand.
mail-private-action = Open what you sent
mail-private-why = You get this mail because you sent something at { $site }.

mail-why-mine = You get this mail because you wrote this aspiration.
mail-why-followed = You get this mail because you follow this aspiration or its consultation.
mail-why-reply = You get this mail because you commented there.
mail-stop = Stop getting mail like this
mail-no-reply = This mail was sent automatically. Replies to this address are not read.

mail-comments-subject = { $count } new comments: { $title }
mail-comments-headline = There are { $count } new comments
mail-together-subject = { $count } pieces of news: { $title }
mail-together-headline = There are { $count } pieces of news

mail-daily-subject = { $count ->
    [one] Today: { $title }
   *[other] { $count } pieces of news today: { $title }
}
mail-daily-headline = { $count ->
    [one] One piece of news from what you follow
   *[other] { $count } pieces of news from what you follow
}
mail-daily-why = You get this mail because you are told once a day.
mail-weekly-subject = { $count ->
    [one] This week: { $title }
   *[other] { $count } pieces of news this week: { $title }
}
mail-weekly-headline = { $count ->
    [one] One piece of news from the past week
   *[other] { $count } pieces of news from the past week
}
mail-weekly-why = You get this mail because you are told once a week.
mail-digest-action = See what I follow
mail-digest-settings = How often you are told can be set in your account, under Mail.
mail-digest-rest = There are { $count } more. All of them can be read on the pages of the aspirations.

mail-opened-subject = Now open: { $title }
mail-opened-headline = A consultation you follow is open
mail-opened-intro = From now on you can write aspirations, comment and give your support.
mail-opened-until = Open until
mail-opened-action = Have your say
mail-closed-subject = Closed: { $title }
mail-closed-headline = The consultation is closed
mail-closed-intro = Thank you for taking part. The agency now reads everything. As soon as the summary is published, we will tell you.
mail-closed-action = Read all aspirations

mail-paused-subject = We have paused your digests
mail-paused-headline = We have paused your digests
mail-paused-intro = You have not opened { $site } for { $days } days. So that your mailbox does not fill up, daily and weekly digests stop for now.
mail-paused-back = They come back as soon as you sign in. News you asked for at once still comes.
mail-paused-action = Sign in
mail-paused-why = You get this mail only once.

mail-bulletin-action = Open the consultation
mail-bulletin-why-followers = You get this mail because you follow this consultation.
mail-bulletin-why-authors = You get this mail because you wrote an aspiration in this consultation.
