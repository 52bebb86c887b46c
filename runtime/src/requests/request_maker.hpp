// Makes the requests of one article. One file for each kind of widget.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "requests/request_id.hpp"
#include "requests/request_pools.hpp"
#include "shelf/article.hpp"

namespace shelf::detail {

// Variables that a resource brings along.
inline constexpr std::uint8_t resource_variables = bit(Variable::ResourceId) | bit(Variable::SubscriptionId) |
                                                   bit(Variable::ResourceGroup) | bit(Variable::ResourceName);

// May this client see it? Both are compared folded; no client: all that there is.
[[nodiscard]] bool is_for_client(const Widget& widget, std::string_view client) noexcept;

class RequestMaker {
 public:
  RequestMaker(const Article& article, const WidgetList& widgets, const Context& context, const RequestOptions& options,
               RequestBuilder& builder);

  void make_all();

 private:
  // Adds a request with what all requests of a widget have in common.
  [[nodiscard]] Request& begin(const Widget& widget, Action action, std::uint32_t n = 0);
  [[nodiscard]] std::span<const SlotKey> slots_of(std::span<const Widget* const> widgets);
  [[nodiscard]] std::string_view resource_path(std::string_view rest, std::string_view name = {});
  [[nodiscard]] bool is_open(std::size_t i) const;

  void pick_resource();  // asks once for the whole article
  void make(std::size_t i);

  void make_metric(std::size_t i, const Metric& metric);
  void gather_metrics(std::size_t first);  // into pools().group and pools().metrics
  void chart_elsewhere(const Widget& widget, const Metric& metric);
  [[nodiscard]] std::string_view metric_names();

  void make_insight(std::size_t i, const Insight& insight);
  void collect_inputs(const Widget& widget);
  void run_checks(bool with_inputs);  // those of pools().group
  [[nodiscard]] std::string_view check_body(bool with_inputs);
  void append_globals(std::string& out) const;
  void append_checks(std::string& out, bool with_inputs) const;
  void append_parameters(std::string& out) const;
  [[nodiscard]] std::span<const std::string_view> required() const noexcept;
  [[nodiscard]] std::string_view known_value(std::string_view parameter) const;
  [[nodiscard]] std::string_view topic_guid() const;
  [[nodiscard]] std::string_view find_form() const;

  void make_search(const Widget& widget);
  void make_video(const Widget& widget, const Video& video, std::uint32_t n);
  void make_blade(const Widget& widget, const BladeAction& action);
  void make_link(const Widget& widget, std::string_view url);
  void make_form(const Widget& widget);

  const Article& article_;
  std::span<const Widget> widgets_;
  const Context& context_;
  const RequestOptions& options_;
  RequestBuilder& builder_;
  const RequestIds ids_;
  const ResolvedContext& resolved_;
};

}  // namespace shelf::detail
