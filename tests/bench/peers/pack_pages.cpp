#include <zdict.h>

#include "blobs.hpp"

namespace shelf::bench {

namespace {

std::string train_dictionary(const std::vector<std::string>& pages) {
  std::string samples, dictionary(112'640, '\0');
  std::vector<std::size_t> sizes;
  for (const auto& page : pages) {
    samples += page;
    sizes.push_back(page.size());
  }
  const std::size_t size = ZDICT_trainFromBuffer(dictionary.data(), dictionary.size(), samples.data(), sizes.data(),
                                                 static_cast<unsigned>(sizes.size()));
  dictionary.resize(ZDICT_isError(size) != 0 ? 0 : size);  // too few pages: none
  return dictionary;
}

class Packer {
 public:
  explicit Packer(std::string_view dictionary)
      : dictionary_(ZSTD_createCDict(dictionary.data(), dictionary.size(), 19)) {}
  std::string_view pack(std::string_view page) {
    frame_.resize(ZSTD_compressBound(page.size()));
    const std::size_t size = ZSTD_compress_usingCDict(context_.get(), frame_.data(), frame_.size(), page.data(),
                                                      page.size(), dictionary_.get());
    if (ZSTD_isError(size) != 0) fail(ZSTD_getErrorName(size));
    return std::string_view(frame_).substr(0, size);
  }

 private:
  struct Free {
    void operator()(ZSTD_CDict* dictionary) const { ZSTD_freeCDict(dictionary); }
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  };
  std::unique_ptr<ZSTD_CDict, Free> dictionary_;
  std::unique_ptr<ZSTD_CCtx, Free> context_{ZSTD_createCCtx()};
  std::string frame_;
};

}  // namespace

void pack_pages(Content& content) {
  content.dictionary = train_dictionary(content.pages);
  Packer packer(content.dictionary);
  for (const std::string& page : content.pages) content.blobs.emplace_back(packer.pack(page));
}

}  // namespace shelf::bench
