-- Words of a product as bigrams and Latin words; the shop is a term too, so that a match reads one shop only.
-- rowid is that of `products`; workers/merchants/import writes both in one batch.
CREATE VIRTUAL TABLE `product_search` USING fts5(`shop`, `names`, `words`, tokenize = 'unicode61 remove_diacritics 2');
