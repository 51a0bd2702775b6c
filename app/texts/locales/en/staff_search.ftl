### Search for officials and moderators.
staff-search-title = Search your agency
staff-search-lede = Everything said to { $agency }, confidential words included. Confidential ones are found only by the officials and moderators of this agency.
staff-search-label = Words to look for
staff-search-agency = Agency
staff-search-where = Show
staff-search-public = Open to everybody
staff-search-none-text = Try other words, or look at the other part.
