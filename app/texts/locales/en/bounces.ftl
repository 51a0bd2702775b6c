### Mail that came back.
bounces-label = Mail to this address
bounces-none = Arrives; nothing has come back in the last 30 days
bounces-returned = Came back { $times } times, last on { $day } (status { $status }); still sent
bounces-stopped = Stopped since { $since }: came back { $times } times, last on { $day } (status { $status }); only sign-in codes are sent
bounces-complained = Turned off: its owner marked our mail as spam on { $day }
bounces-own-stopped = Our mail to your address does not arrive. Since { $since } we only send sign-in codes.
bounces-own-returned = Our mail to your address came back on { $day }.
bounces-own-text = Check whether the mailbox { $email } is full or no longer in use. Once that is settled, ask for a code and enter it here: as soon as it fits, mail is sent again.
bounces-own-confirm = Send a code to this address
