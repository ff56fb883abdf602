// Command hostbench measures one plugin executable through the official Go host code and prints the figures as one line
// of JSON: the handshake, the first query, warm queries one after another, and the memory afterwards.
//
//	go run ./cmd/hostbench --executable <path> --model '{"frames":50,"rows":30}' [--calls 1000]
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"glance/e2e/conformance/host"
)

// figures of one executable; durations in milliseconds.
type figures struct {
	HandshakeMs  float64 `json:"handshakeMs"`
	FirstQueryMs float64 `json:"firstQueryMs"`
	P50Ms        float64 `json:"p50Ms"`
	P99Ms        float64 `json:"p99Ms"`
	// RSSMB is absent where there is no /proc.
	RSSMB float64 `json:"rssMb,omitempty"`
}

func main() {
	executable := flag.String("executable", "", "path of the plugin executable")
	model := flag.String("model", "{}", "query object as JSON")
	calls := flag.Int("calls", 1000, "number of warm queries")
	flag.Parse()
	measured, err := measure(*executable, *model, *calls)
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(measured)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func measure(executable string, modelText string, calls int) (figures, error) {
	if executable == "" || calls < 1 {
		return figures{}, errors.New("--executable must be a path and --calls at least 1")
	}
	var model host.Model
	if err := json.Unmarshal([]byte(modelText), &model); err != nil {
		return figures{}, fmt.Errorf("--model: %w", err)
	}
	plugin, err := host.Start(executable)
	if err != nil {
		return figures{}, err
	}
	defer plugin.Stop()
	first, err := ask(plugin, model)
	if err != nil {
		return figures{}, err
	}
	warm := make([]time.Duration, calls)
	for index := range warm {
		if warm[index], err = ask(plugin, model); err != nil {
			return figures{}, err
		}
	}
	slices.Sort(warm)
	return figures{
		HandshakeMs:  milliseconds(plugin.Handshake),
		FirstQueryMs: milliseconds(first),
		P50Ms:        milliseconds(warm[calls/2]),
		P99Ms:        milliseconds(warm[calls*99/100]),
		RSSMB:        residentMB(plugin.PID()),
	}, nil
}

// ask sends one query and decodes its frames.
func ask(plugin *host.Plugin, model host.Model) (time.Duration, error) {
	from := time.UnixMilli(1_767_225_600_000)
	settings := &backend.DataSourceInstanceSettings{UID: "bench", Type: "glance-echo-datasource", JSONData: []byte("{}")}
	request, err := host.Request(settings, backend.TimeRange{From: from, To: from.Add(time.Hour)}, model)
	if err != nil {
		return 0, err
	}
	started := time.Now()
	response, err := plugin.QueryData(context.Background(), request)
	took := time.Since(started)
	if err != nil {
		return 0, err
	}
	for refID, answer := range response.Responses {
		if answer.Error != nil {
			return 0, fmt.Errorf("%s: %w", refID, answer.Error)
		}
	}
	return took, nil
}

func milliseconds(duration time.Duration) float64 {
	return float64(duration.Microseconds()) / 1000
}

// residentMB is the resident memory of a process, 0 where Linux's /proc does not tell.
func residentMB(pid int) float64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		if rest, found := strings.CutPrefix(line, "VmRSS:"); found {
			kilobytes, _ := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return kilobytes / 1024
		}
	}
	return 0
}
