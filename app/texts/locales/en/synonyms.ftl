### Words that mean the same in search.
synonyms-title = Words that mean the same
synonyms-lede = Words of one group find each other: whoever searches for one gets them all. It counts as soon as it is saved.
synonyms-label = Group of words
synonyms-hint = Put commas between them, for example: PJU, lampu jalan, penerangan jalan umum
synonyms-add = Add
synonyms-list = Groups there are
synonyms-none-title = No groups yet
synonyms-none-text = Common abbreviations and everyday words are known without this list.
synonyms-remove = Remove
synonyms-remove-these = Remove the group { $words }
synonyms-too-few = Write at least two different words.
synonyms-too-many = A group holds { $most } words at most. Make two groups, or write fewer.
synonyms-long-phrase = One of them is too long. A term has { $most } words at most.
synonyms-full = There are { $most } groups already. Remove those that are not used first.
