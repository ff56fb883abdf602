package datadog

import (
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/data"

	"glance/e2e/conformance/host"
	"glance/e2e/conformance/hosttest"
)

var byService = []map[string]any{{"facet": "service"}}

var byServiceAndStatus = []map[string]any{{"facet": "service"}, {"facet": "status"}}

var twoComputes = []map[string]string{{"aggregation": "count"}, {"aggregation": "pc95", "metric": "@duration"}}

// series are queries that answer with time series, by refId.
func series() map[string]host.Model {
	return map[string]host.Model{
		"everything":  {},
		"errors":      {"query": "status:error"},
		"nothing":     {"query": "service:nobody-has-this-name"},
		"services":    {"groupBy": byService},
		"twoFacets":   {"groupBy": byServiceAndStatus},
		"fewServices": {"groupBy": []map[string]any{{"facet": "service", "limit": 2, "sort": "asc", "missing": false}}},
		"percentile":  {"computes": twoComputes[1:], "groupBy": byService},
		"computes":    {"computes": twoComputes, "groupBy": byService},
		"total":       {"groupBy": byService, "total": true},
		"kept":        {"query": "service:nobody-has-this-name", "groupBy": byService, "expectedGroups": []map[string]string{{"service": "silent"}}},
		"withNulls":   {"groupBy": byService, "fill": "null"},
		"unfilled":    {"groupBy": byService, "fill": "none"},
		"fiveMinutes": {"interval": "5m", "groupBy": byService},
		"partial":     {"interval": "7m", "partialBuckets": "keep"},
		"named":       {"groupBy": byService, "legendFormat": "errors of {{service}}"},
	}
}

// numbers are queries that answer with one number per label set.
func numbers() map[string]host.Model {
	models := map[string]host.Model{}
	for refID, model := range series() {
		complete := maps.Clone(model)
		complete["mode"] = "total"
		models[refID+"InTotal"] = complete
	}
	return models
}

func TestAlertingAcceptsEverySeriesAndNumberOfADashboard(t *testing.T) {
	checkAccepted(t, host.DashboardHeaders())
}

func TestAlertingAcceptsEverySeriesAndNumberOfAnAlertRule(t *testing.T) {
	checkAccepted(t, host.AlertHeaders())
}

func checkAccepted(t *testing.T, headers map[string]string) {
	t.Helper()
	models := series()
	maps.Copy(models, numbers())
	queries := hosttest.Typed("logCounts", nil, models)
	hosttest.ExpectAccepted(t, start(t), hosttest.Request(t, settings(t, connect(t)), span(), headers, queries...))
}

func TestASeriesHasEveryBucketOfTheRangeAndSaysWhatItIs(t *testing.T) {
	model := host.Model{"refId": "A", "queryType": "logCounts", "interval": "5m", "groupBy": byService}
	frame := hosttest.OnlyFrame(t, hosttest.Query(t, start(t), settings(t, connect(t)), span(), model)["A"])

	hosttest.ExpectWide(t, frame)
	times := frame.Fields[0]
	if times.Type() != data.FieldTypeTime || times.Len() != 24 || times.Config == nil || times.Config.Interval != 300_000 {
		t.Fatalf("there are %d times of type %s with the config %+v", times.Len(), times.Type(), times.Config)
	}
	for row := range times.Len() {
		if got, want := times.At(row).(time.Time), span().From.Add(time.Duration(row)*5*time.Minute); !got.Equal(want) {
			t.Errorf("row %d is at %s, want %s", row, got, want)
		}
	}
	var services []string
	for _, value := range frame.Fields[1:] {
		if value.Name != "count" || value.Type() != data.FieldTypeNullableFloat64 {
			t.Errorf("a value field is named %s and of type %s", value.Name, value.Type())
		}
		services = append(services, value.Labels["service"])
		if value.Config.DisplayNameFromDS != value.Labels["service"] || len(value.Config.Links) != 1 {
			t.Errorf("the config of %v is %+v", value.Labels, value.Config)
		}
	}
	hosttest.ExpectLargestFirst(t, frame.Fields[1:])
	if len(services) < 3 || len(slices.Compact(slices.Sorted(slices.Values(services)))) != len(services) {
		t.Errorf("the services are %v", services)
	}
}

func TestATotalHasARowForEachGroupThatAddsUpToItsSeries(t *testing.T) {
	answers := hosttest.Query(t, start(t), settings(t, connect(t)), span(),
		host.Model{"refId": "series", "queryType": "logCounts", "groupBy": byService},
		host.Model{"refId": "total", "queryType": "logCounts", "groupBy": byService, "mode": "total"},
	)
	want := map[string]float64{}
	for _, value := range answers["series"].Frames[0].Fields[1:] {
		want[value.Labels["service"]] = hosttest.Sum(t, value)
	}
	frame := answers["total"].Frames[0]
	if frame.Meta.Type != data.FrameTypeNumericLong || len(frame.Fields) != 2 || frame.Fields[0].Name != "service" || frame.Fields[1].Name != "count" {
		t.Fatalf("the fields are %v", frame.Fields)
	}
	got := map[string]float64{}
	for row := range frame.Rows() {
		service, _ := frame.ConcreteAt(0, row)
		count, _ := frame.ConcreteAt(1, row)
		got[service.(string)] = count.(float64)
	}
	if !maps.Equal(got, want) {
		t.Errorf("the rows are %v, the series are %v", got, want)
	}
}

func TestAnUngroupedCountWithoutLogsIsZeroAndNotNoData(t *testing.T) {
	nobody := "service:nobody-has-this-name"
	request := hosttest.Request(t, settings(t, connect(t)), span(), host.AlertHeaders(),
		host.Model{"refId": "series", "queryType": "logCounts", "query": nobody},
		host.Model{"refId": "total", "queryType": "logCounts", "query": nobody, "mode": "total"},
	)
	answers := hosttest.Send(t, start(t), request)
	values := answers["series"].Frames[0].Fields[1]
	if values.Len() != 120 || hosttest.Sum(t, values) != 0 {
		t.Errorf("the series has %d buckets", values.Len())
	}
	if total := answers["total"].Frames[0]; total.Rows() != 1 || hosttest.Sum(t, total.Fields[0]) != 0 {
		t.Errorf("the total has %d rows", total.Rows())
	}
}

func TestABadQueryIsToldAndFailsNoOther(t *testing.T) {
	tooMany := []map[string]any{{"facet": "service", "limit": 200}, {"facet": "host", "limit": 200}}
	answers := hosttest.Query(t, start(t), settings(t, connect(t)), span(),
		host.Model{"refId": "good", "queryType": "logCounts"},
		host.Model{"refId": "search", "queryType": "logCounts", "query": "service:(shop"},
		host.Model{"refId": "groups", "queryType": "logCounts", "groupBy": tooMany},
		host.Model{"refId": "variable", "queryType": "logCounts", "query": "service:$service"},
		host.Model{"refId": "type", "queryType": "metrics"},
	)
	if good := answers["good"]; good.Error != nil || len(good.Frames) != 1 {
		t.Errorf("the good one: %v", good.Error)
	}
	for refID, words := range map[string]string{"search": "search", "groups": "10000", "variable": "$service", "type": "queryType"} {
		t.Run(refID, func(t *testing.T) { hosttest.ExpectError(t, answers[refID], backend.StatusBadRequest, words) })
	}
}

func TestAnUnknownIndexIsANoticeOnADashboardAndAnErrorOfAnAlertRule(t *testing.T) {
	plugin, source := start(t), settings(t, connect(t))
	model := host.Model{"refId": "A", "queryType": "logCounts", "indexes": []string{"no-such-index"}}
	shown := hosttest.Query(t, plugin, source, span(), model)["A"]
	if shown.Error != nil || len(shown.Frames[0].Meta.Notices) == 0 {
		t.Errorf("the dashboard: %v", shown.Error)
	}
	judged := hosttest.Send(t, plugin, hosttest.Request(t, source, span(), host.AlertHeaders(), model))["A"]
	hosttest.ExpectError(t, judged, backend.StatusBadRequest, "no-such-index")
}

func TestAWrongKeyIsToldAndFailsNoOtherDataSource(t *testing.T) {
	to := connect(t)
	hosttest.ExpectUnauthorized(t, start(t), host.Model{"refId": "A", "queryType": "logCounts"}, span(), refused(t, to), settings(t, to))
}
