### Registering, signing in, one's own account.
identity-email = E-mail address
identity-email-hint-register = Only for signing in and sending news. Shown to nobody.
identity-email-hint-sign-in = We send a 6-digit code to this address. No password needed.
identity-email-error = The e-mail address is not complete. Write it like name@example.com.
identity-name = Name
identity-name-hint = A nickname is fine, it need not be your legal name. Shown beside what you write in public.
identity-name-error-empty = The name is empty. Write the name you want to be shown.
identity-name-error-long = The name is too long. At most { $max } characters.
identity-name-error-signs = The name holds a sign that cannot be used. Type it again.
identity-age = Your age
identity-age-adult = 18 or older
identity-age-young = Under 18
identity-age-young-hint = What you write is anonymous unless you choose otherwise. Best to ask a parent or guardian along.
identity-age-error = Choose your age. We only need to know whether you are 18 or older.
identity-consent-before = I agree that my data is used as the
identity-consent-privacy = privacy page
identity-consent-between = explains, and will follow the
identity-consent-terms = terms of this site
identity-consent-error = Tick this first. Without your consent we may not keep your data.

identity-register-title = Register
identity-register-lede = It takes a minute. There is no password: each time you sign in, we send a code to your e-mail.
identity-register-button = Register and send code
identity-register-have = Already have an account?
identity-register-have-link = Sign in here

identity-sign-in-title = Sign in
identity-sign-in-lede = Sign in to write, support and follow. Reading needs no account.
identity-sign-in-button = Send code
identity-sign-in-new = No account yet?
identity-sign-in-new-link = Register here
identity-password-open = Use a password
identity-password = Password
identity-password-button = Sign in with password
identity-password-forgot = Forgotten? Ask for a code, then change the password on your account page.
identity-password-wrong = E-mail address and password do not match. Check them, or sign in with a code.

identity-code-title = Enter the code
identity-code-lede = We sent a 6-digit code to { $email }. It works for 10 minutes.
identity-code = 6-digit code
identity-code-hint = You may paste it. If you ask again, only the code in the newest mail works.
identity-code-button = Continue
identity-code-not-a-code = The code has 6 digits. Copy it from the mail you just received.
identity-code-wrong = { $left ->
    [one] The code does not match. One try is left.
   *[other] The code does not match. { $left } tries are left.
}
identity-code-link-only = Too many wrong codes for this address today. Open the link in our mail to sign in.
identity-code-slow-title = The mail has not arrived?
identity-code-slow = Wait a minute, then look in the spam or promotions folder. Also check that the address is right.
identity-code-again = Send another code
identity-code-other = Use another address
identity-dead-title = This code no longer works
identity-dead-text = A code works for 10 minutes, once, and can be tried 5 times. Just ask for a new one.
identity-dead-button = Ask for a new code

identity-link-title = Sign in with this link?
identity-link-lede = You will be signed in as { $email } on this device.
identity-link-not-you = You did not ask for this? Just close the page. Nothing happens.
identity-link-button = Yes, sign in

identity-finish-title = One more step
identity-finish-lede = The address { $email } is yours, but has no account yet. Fill this in to register.
identity-finish-button = Register

identity-suspended-title = This account is suspended
identity-suspended-text = You cannot sign in with this account for now. Every page can still be read. If you think this is a mistake, contact those who run the site; the help page says how.

identity-account-lede = Your data and settings. Your e-mail address is shown to nobody.
identity-account-data = My data
identity-account-posts = My aspirations
identity-account-posts-text = Everything you wrote, anonymous and confidential posts too; only you see the list.
identity-account-posts-link = Open my aspirations
identity-account-follows-link = What I follow
identity-account-since = Registered since
identity-account-age = Age
identity-account-consent = Consent
identity-account-consent-value = Text version { $version }, agreed on { $day }
identity-account-consent-none = Not recorded
identity-account-saved = Saved.
identity-account-welcome = Welcome! Your account is ready.

identity-rename-title = Change name
identity-rename-lede = The new name shows at once beside everything you wrote in public, old posts too.
identity-save = Save

identity-mail = News by e-mail
identity-mail-on = Sent
identity-mail-off = Not sent
identity-mail-lede = News about what you wrote and follow. Sign-in codes are always sent.
identity-mail-on-hint = Answers, comments and changes of state.
identity-mail-off-hint = You can still read everything here.
identity-mail-language = Language of mail
identity-mail-choose = Choose one.
identity-language-id = Bahasa Indonesia
identity-language-en = English

identity-password-set = Set
identity-password-none = None. You sign in with a code.
identity-password-title-set = Set a password
identity-password-title-change = Change password
identity-password-lede = A password is optional; codes by e-mail always work. Saving it signs you out everywhere else.
identity-password-old = Current password
identity-password-old-hint = Forgotten? Sign out, sign in again with a code, then change it within 10 minutes without the old one.
identity-password-old-error = The current password does not match.
identity-password-new = New password
identity-password-new-hint = At least { $min } characters. Easiest to remember: five unrelated words, for example five things around you.
identity-password-short = The password is too short. Use at least { $min } characters.
identity-password-long = The password is too long. At most { $max } characters.
identity-password-common = This password is easy to guess. Add unrelated words until there are five different ones.
identity-password-save = Save password

identity-sessions = Signed-in devices
identity-sessions-lede = One you do not know? Sign it out, then change your password if you use one.
identity-session-here = This device
identity-session-seen = Last used { $when }
identity-session-since = Signed in since
identity-session-end = Sign out
identity-session-end-described = Sign out { $browser }
identity-sessions-end-others = Sign out all other devices
identity-browser-on = { $browser } on { $system }
identity-browser-unknown = Another browser
