// Command encode measures the Go SDK's frame encoder: for each number of rows given as an argument it prints a line
// with that number and the median nanoseconds of encoding one frame of a time and a float64 column. Neither is nullable, which is the SDK's faster form.
//
// It is run inside the conformance module, which pins the SDK's version.
package main

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"
)

const (
	warmUp  = 300 * time.Millisecond
	measure = time.Second
)

func main() {
	for _, argument := range os.Args[1:] {
		rows, err := strconv.Atoi(argument)
		if err != nil {
			panic(err)
		}
		frame := newFrame(rows)
		sample(frame, warmUp)
		samples := sample(frame, measure)
		slices.Sort(samples)
		fmt.Println(rows, samples[len(samples)/2].Nanoseconds())
	}
}

func newFrame(rows int) *data.Frame {
	start := time.UnixMilli(1_767_225_600_000).UTC()
	times := make([]time.Time, rows)
	values := make([]float64, rows)
	for row := range rows {
		times[row] = start.Add(time.Duration(row) * time.Second)
		values[row] = float64(row) / 10
	}
	frame := data.NewFrame("", data.NewField("time", nil, times), data.NewField("value", nil, values))
	return frame.SetMeta(&data.FrameMeta{Type: data.FrameTypeTimeSeriesWide, TypeVersion: data.FrameTypeVersion{0, 1}})
}

func sample(frame *data.Frame, atLeast time.Duration) []time.Duration {
	var samples []time.Duration
	for started := time.Now(); time.Since(started) < atLeast; {
		before := time.Now()
		if _, err := frame.MarshalArrow(); err != nil {
			panic(err)
		}
		samples = append(samples, time.Since(before))
	}
	return samples
}
