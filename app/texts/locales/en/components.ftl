### Words used by the parts of pages everywhere.
state-received = Received
state-in-progress = In progress
state-answered = Answered
state-done = Done
state-withdrawn = Withdrawn by its author
state-hidden = Hidden

phase-upcoming = Opening soon
phase-open = Open now
phase-closed = Closed

kind-aspiration = Aspiration
kind-complaint = Complaint
kind-information = Request for information
kind-reply = Reply
kind-appreciation = Appreciation
kind-aspiration-hint = A proposal, a wish or a suggestion.
kind-complaint-hint = Something is wrong and needs fixing.
kind-information-hint = A question to the agency.
kind-reply-hint = What you think of the plan under discussion.
kind-appreciation-hint = Thanks for what already works.

visibility-public = Public
visibility-anonymous = Anonymous
visibility-confidential = Confidential
visibility-public-hint = Everybody can read your words and your name.
visibility-anonymous-hint = Everybody can read your words. Nobody but you sees your name.
visibility-confidential-hint = Only you and the staff of the agency that runs this consultation can read it. It never shows up in search.

author-anonymous = Resident (anonymous)
author-guest = Resident (no account)

count-supports = { $count ->
    [one] { $shown } supporter
   *[other] { $shown } supporters
}
count-comments = { $count ->
    [one] { $shown } comment
   *[other] { $shown } comments
}
count-aspirations = { $count ->
    [one] { $shown } aspiration
   *[other] { $shown } aspirations
}
count-people = { $count ->
    [one] { $shown } person took part
   *[other] { $shown } people took part
}

card-take-part = Have your say
card-look-in = Take a look
card-read-results = Read the results
card-by = Run by

answer-title = Official answer
answer-from = from
answer-short = Answer

answered-quote = “{ $quote }”

timeline-here = Now here

comment-official = Official
comment-author = Author of the aspiration
comment-reply = Reply
comment-report = Report
comment-hidden = A moderator has hidden this comment.
comment-link = Link to this comment

breadcrumbs-label = You are here
navigation-label = Main menu
account-label = Account
filters-label = Filter
pages-label = More pages
page-newer = Newer
page-older = Older

search-label = Search aspirations and answers
search-button = Search

field-optional = optional
field-choose = Choose
errors-title = Something needs your attention
error-word = Error:
change = Change

tracking-title = Your tracking code
tracking-keep = Save or print this page. With this code anyone can see how far things are, but not what you wrote.
tracking-secret-title = Your secret
tracking-secret-keep = With the code and this secret you can read your words again and add to them. The secret is shown only this once. Do not share it.

demo-title = This is an example site.
demo-text = All names and stories here are made up. Please do not enter real personal data.

language-switch = Read this page in Indonesian
footer-about = Where residents and government deliberate: speak up, answer, follow up.
footer-run-by = Run by { $operator }.
footer-emergency-title = An emergency?
footer-emergency = Do not wait for an answer here. Call 112, free of charge, day and night.
footer-emergency-call = Call 112
footer-lapor = Official complaints: SP4N-LAPOR!
footer-links-label = About this site
footer-source = Rembuk is open-source software (Apache-2.0).

error-not-found-title = There is no such page
error-not-found-text = The address may be mistyped, the post may have been withdrawn, or you may have to sign in to see it.
error-forbidden-title = This part is not for your account
error-forbidden-text = You are signed in, but your role does not cover this page. If you think that is wrong, contact the people who run this site.
error-stale-title = Not sent: you signed in again after opening this form
error-stale-text = Your words are still here. Check them, then send them again from the account you use now.
error-signed-out-title = Not sent: you have signed out
error-signed-out-text = Your words are still on this page. Sign in in a new tab first, then come back here and send them again.
error-sign-in-beside = Sign in in a new tab
error-send-again = Send again
error-too-many-title = Too many requests
error-too-many-text = To keep the site working for everybody, there is a limit on this. Please try again in { $length }. What you already sent is safe.
error-conflict-title = Things have changed
error-conflict-text = While you were writing, this page changed: the consultation may have closed, or somebody else changed it first. Go back, reload and check again.
error-too-large-title = That is too large
error-too-large-text = Go back and shorten what you wrote. One aspiration can have up to 20,000 characters.
error-bad-request-title = We could not read that request
error-bad-request-text = The form may have been open for too long, or what was sent was cut off. Go back, reload the page and send it again.
error-unavailable-title = A short interruption
error-unavailable-text = The site cannot save or read at the moment. Your text is still there if you press the back button. Please try again in a few minutes.
error-internal-title = Something went wrong on our side
error-internal-text = This is not your fault, and it has been recorded. Please try again shortly. If it keeps happening, tell the people who run this site.
error-go-home = Go to the home page
error-go-search = Search aspirations
error-go-help = Open help
error-go-sign-in = Sign in
error-emergency = An emergency? Call 112.

# What has just been done, at the top of the page
done-answered = The response is published. The author and followers are told.
done-moved = The state is changed. The author and followers are told.
done-lapor-recorded = The SP4N-LAPOR! number is recorded.
done-tightened = Fewer people can read it now.
done-added = Your words are added.
done-decided = The decision is saved.
done-consultation-kept = The consultation is saved.
done-consultation-published = The consultation is published.
done-consultation-closed = The consultation is closed.
done-summary-published = The summary is published. Everybody who took part is told.
done-person-changed = The changes are saved.
done-agency-kept = The agency is saved.
