package alertday

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/data"
)

// honestSource answers as the plugin should, straight from the logs, but for what a test lets it get wrong: so it shows
// that the day finds what is wrong, and nothing where nothing is.
type honestSource struct {
	truth    *Truth
	services []string
	// What it gets wrong.
	delay     time.Duration
	forgets   bool
	adds      float64
	isBroken  func(now time.Time) bool
	emptyFail bool

	mutex sync.Mutex
	now   time.Time
}

func (h *honestSource) Settings() *backend.DataSourceInstanceSettings {
	return &backend.DataSourceInstanceSettings{Type: "honest"}
}

func (h *honestSource) SetClock(at time.Time) (int, int, error) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	h.now = at
	return 0, 0, nil
}

type askedCounts struct {
	Query          string              `json:"query"`
	Mode           string              `json:"mode"`
	GroupBy        []map[string]any    `json:"groupBy"`
	ExpectedGroups []map[string]string `json:"expectedGroups"`
}

func (h *honestSource) Query(_ context.Context, request *backend.QueryDataRequest) (backend.DataResponse, error) {
	h.mutex.Lock()
	now := h.now
	h.mutex.Unlock()
	query := request.Queries[0]
	var asked askedCounts
	if err := json.Unmarshal(query.JSON, &asked); err != nil {
		return backend.DataResponse{}, err
	}
	if h.isBroken != nil && h.isBroken(now) {
		if h.emptyFail {
			return backend.DataResponse{}, nil
		}
		return backend.DataResponse{Error: errors.New("out of order")}, nil
	}
	to := query.TimeRange.To.Add(-h.delay).Truncate(bucket)
	span := Span{From: to.Add(-query.TimeRange.To.Sub(query.TimeRange.From)), To: to}
	return h.answer(asked, span, now), nil
}

func (h *honestSource) answer(asked askedCounts, span Span, now time.Time) backend.DataResponse {
	counted := allLogs
	if asked.Query == "status:error" {
		counted = errorLogs
	}
	names := []string{""}
	if len(asked.GroupBy) > 0 {
		names = slices.DeleteFunc(slices.Clone(h.services), func(service string) bool { return !h.knows(service, asked, counted, span, now) })
	}
	count := func(name string, part Span) float64 {
		if name == "" {
			return h.truth.Total(counted, part, now) + h.adds
		}
		return h.truth.Count(name, counted, part, now)
	}
	if asked.Mode == "total" {
		return rowsOf(names, func(name string) float64 { return count(name, span) })
	}
	return seriesOf(names, span, count)
}

func (h *honestSource) knows(service string, asked askedCounts, counted Counted, span Span, now time.Time) bool {
	for _, group := range asked.ExpectedGroups {
		if group["service"] == service {
			return true
		}
	}
	end := span.To.Truncate(lookBackStep)
	return h.truth.Seen(service, counted, span, now) ||
		(!h.forgets && h.truth.Seen(service, counted, Span{From: end.Add(-lookBack), To: end}, now))
}

func seriesOf(names []string, span Span, count func(string, Span) float64) backend.DataResponse {
	var times []time.Time
	for at := span.From; at.Before(span.To); at = at.Add(bucket) {
		times = append(times, at)
	}
	frame := data.NewFrame("", data.NewField("time", nil, times))
	for _, name := range names {
		values := make([]*float64, len(times))
		for row, at := range times {
			value := count(name, Span{From: at, To: at.Add(bucket)})
			values[row] = &value
		}
		frame.Fields = append(frame.Fields, data.NewField("count", labelsOf(name), values))
	}
	return typed(frame, data.FrameTypeTimeSeriesWide)
}

func rowsOf(names []string, count func(string) float64) backend.DataResponse {
	frame := data.NewFrame("")
	if !slices.Equal(names, []string{""}) {
		frame.Fields = append(frame.Fields, data.NewField("service", nil, names))
	}
	values := make([]float64, len(names))
	for row, name := range names {
		values[row] = count(name)
	}
	frame.Fields = append(frame.Fields, data.NewField("count", nil, values))
	return typed(frame, data.FrameTypeNumericLong)
}

func typed(frame *data.Frame, frameType data.FrameType) backend.DataResponse {
	frame.Meta = &data.FrameMeta{Type: frameType, TypeVersion: data.FrameTypeVersion{0, 1}}
	return backend.DataResponse{Frames: data.Frames{frame}}
}

func labelsOf(name string) data.Labels {
	labels := data.Labels{}
	if name != "" {
		maps.Copy(labels, data.Labels{"service": name})
	}
	return labels
}

// stillVendor is one whose clock nobody asks.
type stillVendor struct{}

func (stillVendor) SetClock(time.Time) error { return nil }
