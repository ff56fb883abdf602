// Command echo-go is the twin of packages/plugin-sdk/examples/echo on the official Go SDK, the reference of bench/. It
// understands the fields of the query that decide how much is sent: frames, rows and delayMs.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/datasource"
	"github.com/grafana/grafana-plugin-sdk-go/backend/instancemgmt"
	"github.com/grafana/grafana-plugin-sdk-go/data"
)

func main() {
	if err := datasource.Manage("glance-echo-datasource", newEcho, datasource.ManageOpts{}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// echo is an instance, which keeps nothing.
type echo struct{}

func newEcho(context.Context, backend.DataSourceInstanceSettings) (instancemgmt.Instance, error) {
	return echo{}, nil
}

// echoQuery is what a query may ask for; left-out fields have the defaults of the twin.
type echoQuery struct {
	Frames  int `json:"frames"`
	Rows    int `json:"rows"`
	DelayMs int `json:"delayMs"`
}

func (echo) QueryData(ctx context.Context, request *backend.QueryDataRequest) (*backend.QueryDataResponse, error) {
	response := backend.NewQueryDataResponse()
	for _, query := range request.Queries {
		response.Responses[query.RefID] = answer(ctx, query)
	}
	return response, nil
}

func answer(ctx context.Context, query backend.DataQuery) backend.DataResponse {
	asked := echoQuery{Frames: 1, Rows: 10}
	if err := json.Unmarshal(query.JSON, &asked); err != nil {
		return backend.ErrDataResponse(backend.StatusBadRequest, err.Error())
	}
	select {
	case <-time.After(time.Duration(asked.DelayMs) * time.Millisecond):
	case <-ctx.Done():
		return backend.ErrDataResponse(backend.StatusTimeout, ctx.Err().Error())
	}
	frames := make(data.Frames, asked.Frames)
	for k := range frames {
		frames[k] = frame(k, asked.Rows, query.TimeRange.From)
	}
	return backend.DataResponse{Frames: frames, Status: backend.StatusOK}
}

// frame k: row i is at from + i seconds and has the value k + i / 10.
func frame(k int, rows int, from time.Time) *data.Frame {
	times := make([]time.Time, rows)
	values := make([]*float64, rows)
	numbers := make([]float64, rows)
	for row := range rows {
		times[row] = from.Add(time.Duration(row) * time.Second)
		numbers[row] = float64(k) + float64(row)/10
		values[row] = &numbers[row]
	}
	return data.NewFrame(
		"frame-"+strconv.Itoa(k),
		data.NewField("time", nil, times),
		data.NewField("value", data.Labels{"frame": strconv.Itoa(k)}, values),
	).SetMeta(&data.FrameMeta{Type: data.FrameTypeTimeSeriesWide, TypeVersion: data.FrameTypeVersion{0, 1}})
}

func (echo) CheckHealth(context.Context, *backend.CheckHealthRequest) (*backend.CheckHealthResult, error) {
	return &backend.CheckHealthResult{Status: backend.HealthStatusOk, Message: "Echo is working"}, nil
}
