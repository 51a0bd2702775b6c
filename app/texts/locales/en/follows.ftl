### Following consultations and aspirations.
follow-aspiration = Follow this aspiration
follow-consultation = Follow this consultation
follow-stop = Stop following
follow-explain-aspiration = You get an e-mail when somebody comments or answers, or when something changes.
follow-explain-consultation = You get an e-mail when the agency answers or the results are out.
follow-on = You follow this.
follow-sign-in = Sign in to follow
follow-not-shared = This aspiration cannot be followed.
followings-title = What I follow
followings-about = You get e-mail about everything on this list. Only you can see it.
followings-consultations = Consultations
followings-aspirations = Aspirations
followings-empty-title = You follow nothing yet
followings-empty-text = Open a consultation or an aspiration and press “Follow”. News will come to your e-mail.
followings-look = See consultations
follow-stop-named = Stop following: { $title }
