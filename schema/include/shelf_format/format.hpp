// Constants of the bundle container that compiler and runtime share. FORMAT.md describes the bytes; the numbers here
// and there must agree. Everything in this folder is persistent: once released, values are never changed or reused.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace shelf::format {

inline constexpr std::array<unsigned char, 8> magic = {'S', 'H', 'E', 'L', 'F', '\r', '\n', 0x1a};
inline constexpr std::uint16_t version_major = 1;
inline constexpr std::uint16_t version_minor = 0;

// File header, little-endian: magic 8, major u16, minor u16, section_count u32, file_size u64, checksum u64, zero 32.
inline constexpr std::size_t header_size = 64;
inline constexpr std::size_t header_major_at = 8;
inline constexpr std::size_t header_minor_at = 10;
inline constexpr std::size_t header_section_count_at = 12;
inline constexpr std::size_t header_file_size_at = 16;
inline constexpr std::size_t header_checksum_at = 24;  // XXH64 of header and section table with these 8 bytes zero
inline constexpr std::size_t header_zero_at = 32;      // must be zero, else refuse

// Section table entry, directly after the header: id u32, flags u32, offset u64, size u64, checksum u64 (XXH64).
inline constexpr std::size_t section_entry_size = 32;
inline constexpr std::size_t section_alignment = 16;       // padding between sections is zero
inline constexpr std::uint32_t section_flag_required = 1;  // a reader that does not know the section must refuse
inline constexpr std::uint32_t max_sections = 64;

enum class SectionId : std::uint32_t {  // persistent
  info = 1,                             // FlatBuffer `Info`
  catalogue = 2,                        // FlatBuffer `Catalogue`
  dictionary = 3,  // zstd frame (checksummed) holding the zstd dictionary of all units; may be empty (size 0)
  units = 4,       // one zstd block or frame for each article, behind the expanded size
  attributes = 5,  // zstd frames: what the headers say, in blocks of rows
};

// Hard limits (defaults of the runtime's OpenOptions and of the compiler).
inline constexpr std::uint64_t max_bundle_bytes = std::uint64_t{1} << 30;
inline constexpr std::uint32_t max_articles = 1'000'000;
inline constexpr std::uint32_t max_dictionary_bytes = 8u << 20;
inline constexpr std::uint32_t max_unit_raw_bytes = 1u << 20;
inline constexpr std::uint32_t max_unit_ratio = 256;  // raw : compressed; a unit of up to 64 KiB raw is exempt
inline constexpr std::uint32_t max_source_bytes = 1u << 20;
inline constexpr std::uint32_t max_header_bytes = 64u << 10;
inline constexpr std::uint32_t max_attributes = 64;
inline constexpr std::uint32_t max_topics_per_article = 4096;
inline constexpr std::uint32_t max_products_per_article = 1024;
inline constexpr std::uint32_t max_block_depth = 64;
inline constexpr std::uint32_t max_inline_depth = 64;
inline constexpr std::uint32_t max_json_depth = 64;
inline constexpr std::uint32_t max_table_columns = 64;
inline constexpr std::uint32_t max_links_per_article = 10'000;
inline constexpr std::uint32_t max_widgets_per_article = 1'000;
inline constexpr std::uint32_t max_xml_depth = 16;
inline constexpr std::uint32_t max_xml_children = 64;
inline constexpr std::uint32_t max_nesting = 256;  // open operations in a unit, all kinds together

inline constexpr std::uint32_t no_list = 0xffff'ffffu;  // a list reference: there is none
inline constexpr std::uint32_t no_key = 0xffff'ffffu;   // a free slot of topic_keys, product_keys
inline constexpr std::uint32_t no_display_order = 0xffff'ffffu;
inline constexpr std::uint32_t no_string = 0xffff'ffffu;

// ArticleClass.flags
inline constexpr std::uint8_t flag_shadowed = 1;           // another article with this id and type is found by id
inline constexpr std::uint8_t flag_resource_required = 2;  // says "true"
inline constexpr std::uint8_t flag_resource_unneeded = 4;  // says "false"; neither bit: says nothing

// A unit begins with its expanded size * 4 + how the rest is stored: one zstd block and a checksum, of which the reader
// makes a frame; or, where that would not do, a frame without its magic number.
inline constexpr unsigned unit_raw_block = 0, unit_compressed_block = 2, unit_frame = 3;  // types of zstd's blocks
inline constexpr unsigned unit_kind_bits = 2;
// What a lone block may hold: coded text takes at most twice the room, and zstd's blocks end at 128 KiB.
constexpr std::uint32_t most_block_content(std::uint64_t expanded) {
  return static_cast<std::uint32_t>(expanded < (64u << 10) ? expanded * 2 : 128u << 10);
}

// Packed columns: the width in bits, 7 zero bytes, the numbers, 8 zero bytes. A number and the bits before it in its
// first byte fit one load of 64 bits.
inline constexpr std::size_t column_head = 8, column_tail = 8;
inline constexpr unsigned max_column_width = 56;

// Ascending columns: a sample for every so many numbers, and how many words of 64 bits a reader goes on from one.
inline constexpr std::uint32_t ascending_sample = 32, ascending_most_words = 64;
inline constexpr unsigned ascending_most_low_bits = 40;

// Coded text. Bytes below 0x80 stand for themselves; [0x80, first_pair) is a phrase; [first_pair, 0xff) with the next
// byte is a phrase; 0xff and a byte k: k = 0 and 1 are a GUID of 16 bytes to be printed in lower or upper case, else
// k - 1 bytes that stand for themselves.
inline constexpr unsigned first_phrase = 0x80, first_pair = 0xe7, code_escape = 0xff;
inline constexpr std::uint32_t single_phrases = first_pair - first_phrase;
inline constexpr std::uint32_t max_phrases = single_phrases + (code_escape - first_pair) * 256;
inline constexpr std::uint32_t max_phrase_bytes = 64, phrase_padding = 64;
inline constexpr unsigned longest_escape = 254;

// Coded names. Bytes below 0x80 stand for themselves, but for two that begin a GUID of 16 bytes, to be printed in lower
// or upper case; a byte from 0x80 on and the next are a symbol of 15 bits: below 256 that byte, else a rule, which
// stands for two symbols. A rule has at most max_rule_bytes bytes; no rule is more than max_rule_height above its
// bytes.
inline constexpr unsigned name_guid_lower = 1, name_guid_upper = 2, first_name_symbol = 0x80;
inline constexpr std::size_t max_name_rules = 0x8000 - 256;
inline constexpr unsigned max_rule_bytes = 255, max_rule_height = 64;

// A row may lack an articleId or the slug of a title, of which it says how many bytes behind it, times 2 and one of:
inline constexpr std::uint32_t row_without_id = 1, row_without_slug = 2;
inline constexpr std::uint32_t max_block_rows = 1024;         // attributes: rows in a block
inline constexpr std::uint32_t max_block_bytes = 512u << 10;  // where a writer ends a block; a longer row stands alone

}  // namespace shelf::format
