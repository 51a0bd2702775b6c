### Consultations brought from elsewhere.
import-person = Participant { $number }
import-agency = Import
import-limits = This consultation is over. Here its results can only be read.
import-origin = This consultation took place on Polis ({ $url }) and was copied here with its statements and votes. Participants are pseudonymous.
import-origin-plain = This consultation took place on Polis and was copied here with its statements and votes. Participants are pseudonymous.
