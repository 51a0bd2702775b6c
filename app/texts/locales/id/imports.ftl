### Konsultasi yang dibawa dari tempat lain.
# $number (String) - "12"
import-person = Peserta { $number }
import-agency = Impor
import-limits = Konsultasi ini sudah selesai. Di sini hasilnya hanya bisa dibaca.
# $url (String) - "https://pol.is/7wmvbjcjhp"
import-origin = Konsultasi ini berlangsung di Polis ({ $url }) dan disalin ke sini beserta pernyataan dan suara pesertanya. Nama peserta disamarkan.
import-origin-plain = Konsultasi ini berlangsung di Polis dan disalin ke sini beserta pernyataan dan suara pesertanya. Nama peserta disamarkan.
